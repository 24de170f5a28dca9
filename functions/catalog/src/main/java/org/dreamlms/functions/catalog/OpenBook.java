package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalInt;
import org.dreamlms.lib.access.BookAccess;
import org.dreamlms.lib.access.BookScope;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Refusals;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.problems.ProblemException;

/** Finds a book for somebody who may read it, or whose pupils may see its pictures. */
@Singleton
final class OpenBook {
  private final BookCatalog catalog;
  private final BookAccess access;
  private final Refusals refusals;

  OpenBook(BookCatalog catalog, BookAccess access, Refusals refusals) {
    this.catalog = catalog;
    this.access = access;
    this.refusals = refusals;
  }

  /**
   * @param bookId as the address spells it
   * @throws ProblemException 404, the same one whether the book is absent or not the caller's
   */
  Book toRead(Caller caller, String bookId) {
    return find(caller, access.toRead(caller), bookId);
  }

  /** As {@link #toRead}, for the book's pictures, sounds and films: students too. */
  Book toReadAssets(Caller caller, String bookId) {
    return find(caller, access.toReadAssets(caller), bookId);
  }

  private Book find(Caller caller, BookScope scope, String bookId) {
    OptionalInt id = DcsId.parse(bookId);
    Optional<Book> book = id.isEmpty() ? Optional.empty() : catalog.book(id.getAsInt());
    Optional<Book> own = book.filter(one -> scope.contains(one.id(), one.publisherId()));
    if (own.isEmpty()) {
      refusals.count(caller, Refusals.Kind.BOOK, book.isPresent());
    }
    return own.orElseThrow(NotFound::book);
  }
}
