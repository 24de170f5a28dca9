package org.dreamlms.lib.bookcatalog;

import java.util.List;
import org.dreamlms.lib.hybridcache.Fetched;
import org.jspecify.annotations.Nullable;

/**
 * What DCS says at this moment, past the cache: for whoever finds out what the cache does not know.
 * Nobody's answer is made of it.
 */
public final class DcsNow {
  private final DcsBookCatalog dcs;

  DcsNow(DcsBookCatalog dcs) {
    this.dcs = dcs;
  }

  /**
   * @throws CatalogUnavailable when DCS fails
   * @throws CatalogContentInvalid when its answer cannot be read
   */
  public List<Publisher> publishers() {
    return dcs.publishers();
  }

  /** As {@link #publishers}. */
  public List<Book> books() {
    return dcs.books();
  }

  /**
   * Asks for the config of a book with the validator that is known, so that an unchanged one costs
   * DCS no content.
   *
   * @throws CatalogUnavailable when DCS fails
   */
  public ConfigPrint config(Book book, ConfigPrint known) {
    try {
      @Nullable String etag = known instanceof ConfigPrint.Tagged(var tag) ? tag : null;
      return switch (dcs.config(book, etag)) {
        case Fetched.Unchanged<BookConfig> _ -> known;
        case Fetched.None<BookConfig> _ -> ConfigPrint.ABSENT;
        case Fetched.Found<BookConfig>(_, var now) ->
            now == null ? ConfigPrint.UNKNOWN : new ConfigPrint.Tagged(now);
      };
    } catch (CatalogContentInvalid odd) {
      return ConfigPrint.UNREADABLE;
    }
  }
}
