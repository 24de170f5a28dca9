package org.dreamlms.lib.dcsclient;

import static org.dreamlms.lib.dcsclient.JsonReader.text;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows of DCS (DCS contract 1.4 to 1.6). Fields that it does not know are ignored; what a row can
 * live without becomes absent when it is odd.
 */
final class Rows {

  private static final Logger LOG = LoggerFactory.getLogger(Rows.class);

  private Rows() {}

  @FunctionalInterface
  interface Row<T> {
    T read(JsonNode node) throws IOException;
  }

  /**
   * The rows that can be read. One that cannot is left out with a warning, so that it does not take
   * all others with it; when none can, the list is not what it should be.
   */
  static <T> List<T> list(JsonNode node, Row<T> row) throws IOException {
    if (!node.isArray()) {
      throw new IOException("no array");
    }
    List<T> rows = new ArrayList<>();
    for (JsonNode item : node.values()) {
      try {
        rows.add(row.read(item));
      } catch (IOException odd) {
        LOG.warn("A row of DCS is left out: {}", odd.getMessage());
      }
    }
    if (rows.isEmpty() && node.size() > 0) {
      throw new IOException("none of " + node.size() + " rows can be read");
    }
    return List.copyOf(rows);
  }

  static DcsPublisher publisher(JsonNode node) throws IOException {
    return new DcsPublisher(
        required(node, "id"),
        name(node, "name"),
        text(node, "display_name"),
        text(node, "description"),
        text(node, "contact_email"),
        publisherStatus(text(node, "status")));
  }

  static DcsBook book(JsonNode node) throws IOException {
    String language = text(node, "language");
    return new DcsBook(
        required(node, "id"),
        required(node, "publisher_id"),
        name(node, "publisher"),
        name(node, "book_name"),
        text(node, "book_title"),
        text(node, "book_cover"),
        boxed(integer(node.get("activity_count"))),
        counts(node.get("activity_details")),
        size(node.get("total_size")),
        language == null ? "en" : language, // the default of DCS
        text(node, "category"),
        bookStatus(text(node, "status")),
        instant(text(node, "created_at")),
        instant(text(node, "updated_at")));
  }

  static DcsNode tree(JsonNode node) throws IOException {
    List<DcsNode> children = new ArrayList<>();
    JsonNode below = node.get("children");
    if (below != null && below.isArray()) {
      for (JsonNode child : below.values()) {
        children.add(tree(child));
      }
    }
    Long size = size(node.get("size"));
    return new DcsNode(
        name(node, "path"), "folder".equals(text(node, "type")), size == null ? 0 : size, children);
  }

  private static DcsPublisher.Status publisherStatus(@Nullable String status) {
    return switch (status) {
      case "active" -> DcsPublisher.Status.ACTIVE;
      case "inactive" -> DcsPublisher.Status.INACTIVE;
      case "suspended" -> DcsPublisher.Status.SUSPENDED;
      case null, default -> DcsPublisher.Status.OTHER;
    };
  }

  private static DcsBook.Status bookStatus(@Nullable String status) {
    return switch (status) {
      case "draft" -> DcsBook.Status.DRAFT;
      case "published" -> DcsBook.Status.PUBLISHED;
      case "archived" -> DcsBook.Status.ARCHIVED;
      case null, default -> DcsBook.Status.OTHER;
    };
  }

  /** Only integers: the real LMS met others (DCS contract L13). */
  private static Map<String, Integer> counts(@Nullable JsonNode node) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    if (node != null && node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.entries()) {
        integer(entry.getValue()).ifPresent(count -> counts.put(entry.getKey(), count));
      }
    }
    return counts;
  }

  static int required(JsonNode node, String name) throws IOException {
    OptionalInt value = integer(node.isObject() ? node.get(name) : null);
    if (value.isEmpty() || value.getAsInt() <= 0) {
      throw new IOException(name + " is no positive integer");
    }
    return value.getAsInt();
  }

  static String name(JsonNode node, String name) throws IOException {
    String value = node.isObject() ? text(node, name) : null;
    if (value == null || value.isBlank()) {
      throw new IOException(name + " is missing");
    }
    return value;
  }

  static OptionalInt integer(@Nullable JsonNode node) {
    return node != null && node.isNumber() && node.getNumberValue() instanceof Integer value
        ? OptionalInt.of(value)
        : OptionalInt.empty();
  }

  static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static @Nullable Long size(@Nullable JsonNode node) {
    if (node == null || !node.isNumber()) {
      return null;
    }
    Number number = node.getNumberValue();
    return number instanceof Integer || number instanceof Long ? (Long) number.longValue() : null;
  }

  /** An instant without an offset is UTC; an odd one is absent: nothing depends on it. */
  static @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(text, Instant::from, LocalDateTime::from);
      return parsed instanceof LocalDateTime local
          ? local.toInstant(ZoneOffset.UTC)
          : Instant.from(parsed);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
