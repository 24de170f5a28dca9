package org.dreamlms.lib.bookcatalog;

import org.dreamlms.lib.bookcatalog.CatalogKey.InBook;
import org.dreamlms.lib.hybridcache.HybridCache;

/**
 * The validators of what no cache holds the bytes of, or not every one: who has a file already is
 * told so without anybody reading it. As true as all that is cached: an event of the book or of its
 * publisher ends it, and its lifetime what nobody told. Safe for any number of threads.
 */
public final class FileValidators {
  private final HybridCache cache;
  private final CatalogNames names;
  private final CatalogLookups lookups;

  FileValidators(HybridCache cache, CatalogNames names, CatalogLookups lookups) {
    this.cache = cache;
    this.names = names;
    this.lookups = lookups;
  }

  /** Of the cover, as {@link Picture#tag()}: known since DCS was last asked for it. */
  public FileValidator cover(Book book) {
    return of(InBook.validatorOfCover(book));
  }

  /**
   * Of a file of the book, in the words of the store that holds it.
   *
   * @param path from the book's folder on
   */
  public FileValidator file(Book book, String path) {
    return of(InBook.validatorOf(book, path));
  }

  private FileValidator of(InBook key) {
    return new FileValidator(cache, names.validator(), key, lookups);
  }
}
