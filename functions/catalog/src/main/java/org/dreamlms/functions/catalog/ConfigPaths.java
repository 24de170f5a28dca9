package org.dreamlms.functions.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths as {@code config.json} spells them. */
final class ConfigPaths {
  private static final Pattern ELSEWHERE = Pattern.compile("(?i)https?://\\S+");
  private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*");

  private ConfigPaths() {}

  /**
   * The address of what a config names: its own where it lies elsewhere on the web, ours where it
   * is a file of the book, none otherwise.
   */
  static Optional<String> address(@Nullable String raw, UnaryOperator<String> ours) {
    if (raw != null && ELSEWHERE.matcher(raw).matches()) {
      return Optional.of(raw);
    }
    return inside(raw).map(ours);
  }

  /** The path below the book's folder; empty when it is none. */
  static Optional<String> inside(@Nullable String raw) {
    if (raw == null || raw.isBlank() || SCHEME.matcher(raw).matches()) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>();
    for (String segment : raw.replace('\\', '/').split("/")) {
      if (segment.equals("..") || segment.chars().anyMatch(Character::isISOControl)) {
        return Optional.empty();
      }
      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    List<String> below =
        segments.size() >= 3 && segments.getFirst().equals("books")
            ? segments.subList(2, segments.size())
            : segments;
    return below.isEmpty() ? Optional.empty() : Optional.of(String.join("/", below));
  }
}
