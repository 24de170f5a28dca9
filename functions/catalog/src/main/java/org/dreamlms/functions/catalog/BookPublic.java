package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.dreamlms.lib.bookcatalog.Book;
import org.jspecify.annotations.Nullable;

/**
 * A book of a publisher, as existing clients read it; {@link BookResponse} has other names for the
 * same.
 *
 * @param name the folder of its objects, from which clients build addresses
 * @param createdAt in DCS; null where DCS does not say
 * @param updatedAt of the book's row in DCS; its content may be newer
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record BookPublic(
    int id,
    String name,
    String title,
    int publisherId,
    String publisherName,
    String coverUrl,
    int activityCount,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {

  static BookPublic from(Book book) {
    return new BookPublic(
        book.id(),
        book.folder(),
        book.title(),
        book.publisherId(),
        book.publisherName(),
        BookAddresses.cover(book.id()),
        book.activityCount(),
        book.createdAt(),
        book.updatedAt());
  }
}
