package org.dreamlms.infra.dcsstandin.endpoints;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import org.dreamlms.infra.dcsstandin.rows.Book;
import org.dreamlms.infra.dcsstandin.rows.Publisher;
import org.dreamlms.infra.dcsstandin.rows.Stamp;
import org.dreamlms.infra.dcsstandin.rows.Tables;

/** Finds books and publishers by their names. */
final class Catalogue {
  private final Tables tables;
  private final InstantSource clock;

  Catalogue(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
  }

  Instant now() {
    return Stamp.stored(clock.instant());
  }

  String publisherNameOf(Book book) {
    return tables.publishers().find(book.publisherId()).map(Publisher::name).orElse("");
  }

  Optional<Publisher> publisherNamed(String name) {
    return tables.publishers().where(row -> row.name().equals(name)).stream().findFirst();
  }

  /** Makes an unknown publisher, of which nobody is told. */
  Publisher publisherNamedOrNew(String name) {
    return publisherNamed(name)
        .orElseGet(() -> tables.publishers().insert(id -> Publisher.named(id, name, now())));
  }

  /** Prefers a book that is not archived: names are not unique. */
  Optional<Book> bookNamed(String publisherName, String bookName) {
    Optional<Publisher> publisher = publisherNamed(publisherName);
    if (publisher.isEmpty()) {
      return Optional.empty();
    }
    int publisherId = publisher.get().id();
    return tables
        .books()
        .where(row -> row.publisherId() == publisherId && row.bookName().equals(bookName))
        .stream()
        .min(Comparator.comparing(Book::archived));
  }
}
