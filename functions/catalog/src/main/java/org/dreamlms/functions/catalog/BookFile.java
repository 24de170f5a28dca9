package org.dreamlms.functions.catalog;

import org.dreamlms.lib.assetlinks.AssetPath;
import org.dreamlms.lib.assetlinks.BookPrefix;
import org.dreamlms.lib.assetlinks.UnsafeNameException;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.CatalogContentInvalid;

/** A file of a book that the caller may have; whether there is one, the store knows. */
record BookFile(BookPrefix book, AssetPath path) {
  /**
   * @throws CatalogContentInvalid when DCS gave the book or its publisher a name that cannot be
   *     part of a key
   */
  static BookFile of(Book book, AssetPath path) {
    return new BookFile(prefix(book), path);
  }

  static BookPrefix prefix(Book book) {
    try {
      return new BookPrefix(book.publisherId(), book.publisherName(), book.folder());
    } catch (UnsafeNameException unsafe) {
      throw new CatalogContentInvalid("The names of book " + book.id(), unsafe);
    }
  }
}
