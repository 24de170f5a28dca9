package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.dreamlms.lib.bookcatalog.Book;
import org.jspecify.annotations.Nullable;

/**
 * A book, as existing clients read it.
 *
 * @param bookName the folder of its objects, from which clients build addresses
 * @param language always null, as clients have always got it
 * @param category always null
 * @param dreamStorageId the id once more, as text
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record BookResponse(
    int id,
    String title,
    String bookName,
    int publisherId,
    String publisherName,
    @Nullable String language,
    @Nullable String category,
    String coverImageUrl,
    int activityCount,
    String dreamStorageId) {

  static BookResponse from(Book book) {
    return new BookResponse(
        book.id(),
        book.title(),
        book.folder(),
        book.publisherId(),
        book.publisherName(),
        null,
        null,
        BookAddresses.cover(book.id()),
        book.activityCount(),
        Integer.toString(book.id()));
  }
}
