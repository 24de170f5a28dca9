package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.dreamlms.lib.access.BookAccess;
import org.dreamlms.lib.access.BookScope;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.Publisher;

/**
 * The publishers that concern somebody: all for who administers, itself for a publisher, those of
 * granted books for a teacher, who does not see their contacts.
 */
@Singleton
final class BrowsePublishers {
  private final BookCatalog catalog;
  private final BookAccess access;

  BrowsePublishers(BookCatalog catalog, BookAccess access) {
    this.catalog = catalog;
    this.access = access;
  }

  /** In the order of DCS. */
  List<PublisherPublic> browse(Caller caller) {
    BookScope scope = access.toList(caller);
    IntPredicate concerned = concerned(scope);
    return catalog.publishers().stream()
        .filter(publisher -> concerned.test(publisher.id()))
        .map(publisher -> view(publisher, scope))
        .toList();
  }

  /** Empty when it is absent, or none of the caller's. */
  Optional<PublisherPublic> find(Caller caller, String publisherId) {
    BookScope scope = access.toList(caller);
    OptionalInt id = DcsId.parse(publisherId);
    if (id.isEmpty() || !concerned(scope).test(id.getAsInt())) {
      return Optional.empty();
    }
    return catalog.publisher(id.getAsInt()).map(publisher -> view(publisher, scope));
  }

  private IntPredicate concerned(BookScope scope) {
    return switch (scope) {
      case BookScope.Every every -> id -> true;
      case BookScope.OfPublisher(int own) -> id -> id == own;
      case BookScope.Of granted -> {
        Set<Integer> theirs =
            catalog.books().stream()
                .filter(book -> granted.contains(book.id(), book.publisherId()))
                .map(Book::publisherId)
                .collect(Collectors.toUnmodifiableSet());
        yield theirs::contains;
      }
    };
  }

  private static PublisherPublic view(Publisher publisher, BookScope scope) {
    PublisherPublic whole = PublisherPublic.from(publisher);
    return scope instanceof BookScope.Of ? whole.withoutContact() : whole;
  }
}
