package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Function;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.rows.Book;
import org.dreamlms.infra.dcsstandin.rows.Delivery;
import org.dreamlms.infra.dcsstandin.rows.Publisher;
import org.dreamlms.infra.dcsstandin.rows.Stamp;
import org.dreamlms.infra.dcsstandin.rows.Subscription;
import org.jspecify.annotations.Nullable;

/** Rows as JSON, keys in the order of the recorded answers. */
final class Wire {
  private Wire() {}

  /** A single publisher: {@code logo_url} is the raw column, so usually null. */
  static ObjectNode publisher(Publisher row) {
    return publisher(row, row.logoUrl());
  }

  /** A publisher in a list: {@code logo_url} is the path whether a logo exists or not. */
  static ObjectNode listedPublisher(Publisher row) {
    return publisher(row, row.logoPath());
  }

  private static ObjectNode publisher(Publisher row, @Nullable String logo) {
    return Json.object()
        .put("name", row.name())
        .put("display_name", row.displayName())
        .put("description", row.description())
        .put("logo_url", logo)
        .put("contact_email", row.contactEmail())
        .put("status", row.status())
        .put("id", row.id())
        .put("created_at", Stamp.zulu(row.createdAt()))
        .put("updated_at", Stamp.zulu(row.updatedAt()));
  }

  static ObjectNode book(Book row, String publisherName) {
    return book(row, publisherName, Stamp::zulu);
  }

  /** The answer to an upload writes times with an offset. */
  static ObjectNode uploadedBook(Book row, String publisherName) {
    return book(row, publisherName, Stamp::offset);
  }

  private static ObjectNode book(Book row, String publisherName, Function<Instant, String> time) {
    ObjectNode book =
        Json.object()
            .put("publisher", publisherName)
            .put("book_name", row.bookName())
            .put("book_title", row.bookTitle())
            .put("book_cover", row.bookCover())
            .put("activity_count", row.activityCount());
    book.set("activity_details", row.activityDetails());
    return book.put("total_size", row.totalSize())
        .put("language", row.language())
        .put("category", row.category())
        .put("status", row.status())
        .put("id", row.id())
        .put("publisher_id", row.publisherId())
        .put("created_at", time.apply(row.createdAt()))
        .put("updated_at", time.apply(row.updatedAt()));
  }

  /** The secret is shown in clear, as the real one does. */
  static ObjectNode subscription(Subscription row) {
    return Json.object()
        .put("url", row.url())
        .put("secret", row.secret())
        .put("description", row.description())
        .put("is_active", row.active())
        .put("event_types", row.eventTypes())
        .put("id", row.id())
        .put("created_at", Stamp.zulu(row.createdAt()))
        .put("updated_at", Stamp.zulu(row.updatedAt()));
  }

  static ObjectNode delivery(Delivery row) {
    Instant delivered = row.deliveredAt();
    return Json.object()
        .put("id", row.id())
        .put("subscription_id", row.subscriptionId())
        .put("event_type", row.eventType())
        .put("payload", row.payload())
        .put("status", row.status())
        .put("response_status", row.responseStatus())
        .put("response_body", row.responseBody())
        .put("error_message", row.errorMessage())
        .put("attempt_count", row.attemptCount())
        .put("created_at", Stamp.zulu(row.createdAt()))
        .put("delivered_at", delivered == null ? null : Stamp.zulu(delivered));
  }

  /** The {@code data} of a book's webhook. */
  static ObjectNode bookNews(Book row, String publisherName) {
    return Json.object()
        .put("id", row.id())
        .put("book_name", row.bookName())
        .put("book_title", row.bookTitle() == null ? row.bookName() : row.bookTitle())
        .put("publisher", publisherName)
        .put("language", row.language())
        .put("category", row.category() == null ? "" : row.category())
        .put("status", row.status());
  }

  /** The {@code data} of a publisher's webhook. */
  static ObjectNode publisherNews(Publisher row) {
    return Json.object()
        .put("id", row.id())
        .put("name", row.name())
        .put("contact_email", row.contactEmail())
        .put("logo_url", row.logoPath());
  }
}
