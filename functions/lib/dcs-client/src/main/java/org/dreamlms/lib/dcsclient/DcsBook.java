package org.dreamlms.lib.dcsclient;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One book row as DCS keeps it. {@code updatedAt} is no version of the content: replacing the files
 * of a book does not touch its row.
 *
 * @param publisher name of the publisher, as of now
 * @param bookName name of the folder in the object store (the ZIP file without {@code .zip})
 * @param bookCover file name in {@code images/}, without a path
 * @param activityDetails activity type to number; entries that are no integers are dropped
 * @param totalSize in bytes
 */
public record DcsBook(
    int id,
    int publisherId,
    String publisher,
    String bookName,
    @Nullable String bookTitle,
    @Nullable String bookCover,
    @Nullable Integer activityCount,
    Map<String, Integer> activityDetails,
    @Nullable Long totalSize,
    String language,
    @Nullable String category,
    Status status,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {

  /** {@code OTHER} is a status that this version does not know. */
  public enum Status {
    DRAFT,
    PUBLISHED,
    ARCHIVED,
    OTHER
  }

  public DcsBook {
    if (bookName.isBlank() || publisher.isBlank()) {
      throw new IllegalArgumentException("a book has a name and a publisher");
    }
    // Keeps DCS's order, which Map.copyOf would not.
    activityDetails = Collections.unmodifiableMap(new LinkedHashMap<>(activityDetails));
  }

  /** Where the files of this book are. */
  public BookFolder folder() {
    return new BookFolder(publisherId, publisher, bookName);
  }
}
