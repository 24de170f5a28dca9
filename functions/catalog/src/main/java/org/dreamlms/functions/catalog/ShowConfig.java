package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.assetlinks.ConfigLinks;
import org.dreamlms.lib.assetlinks.LinkedConfig;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.BookConfig;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole config of a book, with links to its files. */
@Singleton
final class ShowConfig {
  private static final Logger LOG = LoggerFactory.getLogger(ShowConfig.class);

  private final OpenBook open;
  private final BookCatalog catalog;
  private final ConfigLinks links;

  ShowConfig(OpenBook open, BookCatalog catalog, ConfigLinks links) {
    this.open = open;
    this.catalog = catalog;
    this.links = links;
  }

  /**
   * @throws ProblemException 404 when there is no such book for the caller, or it has no config;
   *     500 when no answer could hold it
   */
  BookConfigResponse show(Caller caller, String bookId) {
    Book book = open.toRead(caller, bookId);
    BookConfig config = catalog.config(book).orElseThrow(NotFound::bookConfig);
    return switch (links.replace(config.tree(), BookFile.prefix(book))) {
      case LinkedConfig.Linked linked -> {
        if (linked.refused() > 0) {
          LOG.warn(
              "Book {} names {} files that lie outside of it; they stay unsigned until its"
                  + " publisher mends it",
              book.id(),
              linked.refused());
        }
        yield new BookConfigResponse(book.id(), linked.tree());
      }
      // In the words of the door, which refuses what becomes too large in another way.
      case LinkedConfig.TooLarge large ->
          throw new ProblemException(
              ProblemType.INTERNAL, "The answer is too large to be sent in one piece.");
    };
  }
}
