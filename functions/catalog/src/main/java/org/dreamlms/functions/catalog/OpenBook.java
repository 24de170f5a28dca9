package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.OptionalInt;
import org.dreamlms.lib.access.BookAccess;
import org.dreamlms.lib.access.BookScope;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.problems.ProblemException;

/** Finds a book for somebody who may read it, or whose pupils may see its pictures. */
@Singleton
final class OpenBook {
  private final BookCatalog catalog;
  private final BookAccess access;

  OpenBook(BookCatalog catalog, BookAccess access) {
    this.catalog = catalog;
    this.access = access;
  }

  /**
   * @param bookId as the address spells it
   * @throws ProblemException 404, the same one whether the book is absent or not the caller's
   */
  Book toRead(Caller caller, String bookId) {
    return find(access.toRead(caller), bookId);
  }

  /** As {@link #toRead}, for the book's pictures, sounds and films: students too. */
  Book toReadAssets(Caller caller, String bookId) {
    return find(access.toReadAssets(caller), bookId);
  }

  private Book find(BookScope scope, String bookId) {
    OptionalInt id = DcsId.parse(bookId);
    if (id.isEmpty()) {
      throw NotFound.book();
    }
    return catalog
        .book(id.getAsInt())
        .filter(book -> scope.contains(book.id(), book.publisherId()))
        .orElseThrow(NotFound::book);
  }
}
