package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import org.dreamlms.lib.access.BookAccess;
import org.dreamlms.lib.access.BookScope;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.problems.ProblemException;

/** The books of one publisher that somebody may use, in the order of DCS. */
@Singleton
final class BrowsePublisherBooks {
  private final BookCatalog catalog;
  private final BookAccess access;
  private final BrowsePublishers publishers;

  BrowsePublisherBooks(BookCatalog catalog, BookAccess access, BrowsePublishers publishers) {
    this.catalog = catalog;
    this.access = access;
    this.publishers = publishers;
  }

  /**
   * @param publisherId as the address spells it
   * @throws ProblemException 404 for a publisher that is absent, or none that the caller may see
   */
  List<BookPublic> of(Caller caller, String publisherId) {
    int id = publishers.find(caller, publisherId).orElseThrow(NotFound::publisher).id();
    return books(caller, book -> book.publisherId() == id);
  }

  /**
   * Those of the caller's own publisher.
   *
   * @param publisher a publisher account
   */
  List<BookPublic> own(Caller publisher) {
    return books(publisher, book -> true);
  }

  private List<BookPublic> books(Caller caller, Predicate<Book> wanted) {
    BookScope scope = access.toList(caller);
    return catalog.books().stream()
        .filter(book -> scope.contains(book.id(), book.publisherId()))
        .filter(wanted)
        .map(BookPublic::from)
        .toList();
  }
}
