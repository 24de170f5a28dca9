package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.BookConfig;
import org.dreamlms.lib.bookcatalog.content.BookContents;
import org.dreamlms.lib.problems.ProblemException;

/** All pages of a book, with what stands on them. */
@Singleton
final class ShowPages {
  private final OpenBook open;
  private final BookCatalog catalog;
  private final BookContents contents;

  ShowPages(OpenBook open, BookCatalog catalog, BookContents contents) {
    this.open = open;
    this.catalog = catalog;
    this.contents = contents;
  }

  /**
   * @throws ProblemException 404 when there is no such book for the caller, or it has no config
   */
  BookPagesDetailResponse detail(Caller caller, String bookId) {
    Book book = open.toRead(caller, bookId);
    BookConfig config = catalog.config(book).orElseThrow(NotFound::bookConfig);
    return BookPagesDetailResponse.from(contents.of(book.id(), config));
  }
}
