package org.dreamlms.infra.dcsstandin.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A book's row.
 *
 * @param bookName the name of the uploaded ZIP without {@code .zip}; the storage folder
 * @param bookCover a file name below {@code images/}
 * @param activityDetails activity type to count
 * @param totalSize bytes of all files when they were uploaded as a new book
 * @param status draft, published or archived (in the trash)
 */
public record Book(
    int id,
    int publisherId,
    String bookName,
    @Nullable String bookTitle,
    @Nullable String bookCover,
    @Nullable Integer activityCount,
    @Nullable JsonNode activityDetails,
    @Nullable Long totalSize,
    String language,
    @Nullable String category,
    String status,
    Instant createdAt,
    Instant updatedAt)
    implements Row {
  public Book {
    activityDetails = activityDetails == null || activityDetails.isNull() ? null : activityDetails;
  }

  public static final String DRAFT = "draft";
  public static final String PUBLISHED = "published";
  public static final String ARCHIVED = "archived";

  public boolean archived() {
    return status.equals(ARCHIVED);
  }

  public Book withStatus(String newStatus, Instant now) {
    return new Book(
        id,
        publisherId,
        bookName,
        bookTitle,
        bookCover,
        activityCount,
        activityDetails,
        totalSize,
        language,
        category,
        newStatus,
        createdAt,
        now);
  }

  /** The folder of its files in the bucket {@code publishers}. */
  public String folder(String publisherName) {
    return folder(publisherName, bookName);
  }

  public static String folder(String publisherName, String bookName) {
    return publisherName + "/books/" + bookName + "/";
  }
}
