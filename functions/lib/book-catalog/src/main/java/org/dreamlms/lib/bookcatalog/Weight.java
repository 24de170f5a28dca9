package org.dreamlms.lib.bookcatalog;

import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Estimates what a value takes on the heap, in bytes: 64-bit JVM with compressed references,
 * strings as Latin-1 where they can be. Meant to be a little too large (a config of 2.3 MB: 26 MB
 * measured, 30 MB estimated). The keys of a JSON document repeat and are shared by its parser, so
 * only their references count.
 */
final class Weight {

  /** Key, entry and the node of the cache around each value. */
  private static final int ENTRY = 300;

  private static final int RECORD = 96;
  private static final int STRING = 56;
  private static final int NODE = 16;
  private static final int NUMBER = 24;
  private static final int LIST = 48;
  private static final int MAP = 128;
  private static final int MAP_ENTRY = 48;
  private static final int REFERENCE = 4;

  private Weight() {}

  static int of(@Nullable Object value) {
    return (int) Math.min(Integer.MAX_VALUE, ENTRY + bytes(value));
  }

  private static long bytes(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Picture picture -> RECORD + picture.size();
      case BookConfig config -> RECORD + json(config.tree());
      case BookFiles files -> files(files);
      case Validator validator -> RECORD + text(validator.tag());
      case Book book -> book(book);
      case Publisher publisher ->
          RECORD
              + text(publisher.name())
              + text(publisher.displayName())
              + text(publisher.contactEmail());
      case List<?> list -> LIST + list.stream().mapToLong(item -> REFERENCE + bytes(item)).sum();
      default -> throw new IllegalArgumentException("Nobody said what weighs " + value.getClass());
    };
  }

  private static long files(BookFiles files) {
    return MAP
        + files.sizes().keySet().stream().mapToLong(path -> MAP_ENTRY + NUMBER + text(path)).sum();
  }

  private static long book(Book book) {
    return RECORD
        + text(book.publisherName())
        + text(book.folder())
        + text(book.title())
        + text(book.coverFile())
        + text(book.language())
        + text(book.category())
        + 2L * NUMBER;
  }

  /** Calls itself once per level; {@code dcs-client} bounds the levels. */
  private static long json(JsonNode node) {
    if (node.isObject()) {
      long sum = MAP + NODE;
      for (Map.Entry<String, JsonNode> member : node.entries()) {
        sum += MAP_ENTRY + json(member.getValue());
      }
      return sum;
    }
    if (node.isArray()) {
      long sum = LIST + NODE;
      for (JsonNode item : node.values()) {
        sum += REFERENCE + json(item);
      }
      return sum;
    }
    return node.isString() ? NODE + text(node.getStringValue()) : NODE + NUMBER;
  }

  private static long text(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    boolean latin1 = text.chars().allMatch(c -> c <= 0xFF);
    return STRING + (latin1 ? text.length() : 2L * text.length());
  }
}
