package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.BookConfig;
import org.dreamlms.lib.bookcatalog.content.BookContent;
import org.dreamlms.lib.bookcatalog.content.BookContents;
import org.dreamlms.lib.problems.ProblemException;

/** Finds what stands in a book, for somebody who may read it. */
@Singleton
final class OpenContent {
  private final OpenBook open;
  private final BookCatalog catalog;
  private final BookContents contents;

  OpenContent(OpenBook open, BookCatalog catalog, BookContents contents) {
    this.open = open;
    this.catalog = catalog;
    this.contents = contents;
  }

  /**
   * @throws ProblemException 404 when there is no such book for the caller, or it has no config
   */
  BookContent toRead(Caller caller, String bookId) {
    return of(open.toRead(caller, bookId));
  }

  /**
   * As {@link #toRead}, of a book that is open already.
   *
   * @throws ProblemException 404 when it has no config
   */
  BookContent of(Book book) {
    BookConfig config = catalog.config(book).orElseThrow(NotFound::bookConfig);
    return contents.of(book.id(), config);
  }
}
