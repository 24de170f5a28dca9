package org.dreamlms.lib.assetlinks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A second reader of the rules for a client's path, character by character and without a pattern,
 * so that a mistake in one of the two shows.
 */
final class RuleReader {
  private static final String FORBIDDEN = "<>\"|*?\\:;\ufffd";

  private RuleReader() {}

  /** The path that is meant; empty when the rules refuse the value. */
  static Optional<String> read(String value) {
    if (value.getBytes(StandardCharsets.UTF_8).length > 1024
        || !isWhole(value)
        || value.contains("..")
        || hasForbidden(value)
        || hasEscape(value)) {
      return Optional.empty();
    }
    String rest = value;
    while (rest.startsWith("./")) {
      rest = rest.substring(2);
    }
    List<String> segments = segments(rest);
    if (rest.isBlank() || segments.contains("") || segments.contains(".")) {
      return Optional.empty();
    }
    String path =
        segments.size() > 2 && segments.get(0).equals("books")
            ? rest.substring(rest.indexOf('/', "books/".length()) + 1)
            : rest;
    return path.isBlank() ? Optional.empty() : Optional.of(path);
  }

  /** Whether each half of a pair has its other half. */
  static boolean isWhole(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasForbidden(String value) {
    for (char c : value.toCharArray()) {
      if (c < 0x20 || c >= 0x7f && c < 0xa0 || FORBIDDEN.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** An escape of a control character, a dot, a percent sign, a backslash or an overlong form. */
  private static boolean hasEscape(String value) {
    for (int i = 0; i + 2 < value.length(); i++) {
      if (value.charAt(i) == '%') {
        int high = "0123456789abcdef".indexOf(lower(value.charAt(i + 1)));
        int low = "0123456789abcdef".indexOf(lower(value.charAt(i + 2)));
        int octet = high * 16 + low;
        boolean forbidden =
            octet < 0x20
                || octet == 0x25
                || octet == 0x2e
                || octet == 0x5c
                || octet == 0x7f
                || octet == 0xc0
                || octet == 0xc1;
        if (high >= 0 && low >= 0 && forbidden) {
          return true;
        }
      }
    }
    return false;
  }

  private static String lower(char c) {
    return Character.toString(c).toLowerCase(Locale.ROOT);
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    StringBuilder segment = new StringBuilder();
    for (char c : path.toCharArray()) {
      if (c == '/') {
        segments.add(segment.toString());
        segment.setLength(0);
      } else {
        segment.append(c);
      }
    }
    segments.add(segment.toString());
    return segments;
  }
}
