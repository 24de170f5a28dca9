package org.dreamlms.lib.bookcatalog;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published book.
 *
 * @param id DCS's integer id, positive
 * @param publisherName as DCS spells it, also the first segment of object keys
 * @param folder DCS's {@code book_name}: the folder of the book's objects, not for readers
 * @param title for readers; the folder where DCS has no title
 * @param coverFile base name below {@code images/}, for instance {@code book_cover.png}
 * @param activityCount how many activities DCS counted; 0 when it did not
 */
@Serdeable
public record Book(
    int id,
    int publisherId,
    String publisherName,
    String folder,
    String title,
    String coverFile,
    int activityCount,
    @Nullable String language,
    @Nullable String category,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {

  public Book {
    if (id <= 0 || publisherId <= 0) {
      throw new IllegalArgumentException("Ids of DCS are positive: book " + id);
    }
    if (folder.isBlank() || publisherName.isBlank()) {
      throw new IllegalArgumentException("Book " + id + " has no folder or no publisher name");
    }
  }
}
