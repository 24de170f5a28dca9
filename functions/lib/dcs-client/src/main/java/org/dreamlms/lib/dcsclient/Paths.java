package org.dreamlms.lib.dcsclient;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Paths of DCS, ready to send: collections end with a slash (DCS redirects otherwise), segments are
 * encoded.
 */
final class Paths {

  /** RFC 3986 2.3: these alone need no encoding anywhere. */
  private static final String UNRESERVED = "-._~";

  private final DcsSettings.PublisherInPath publisherInPath;

  Paths(DcsSettings.PublisherInPath publisherInPath) {
    this.publisherInPath = publisherInPath;
  }

  /**
   * The path of a book's folder.
   *
   * @return empty when a name cannot be one segment: DCS refuses such names, so it has no such
   *     folder
   */
  Optional<String> folder(BookFolder book) {
    String publisher =
        switch (publisherInPath) {
          case NAME -> book.publisherName();
          case ID -> Integer.toString(book.publisherId());
        };
    return isSegment(publisher) && isSegment(book.bookName())
        ? Optional.of("/storage/books/" + encode(publisher) + "/" + encode(book.bookName()))
        : Optional.empty();
  }

  /** True when the path names something inside the folder of a book. */
  static boolean staysInside(String path) {
    if (path.isBlank() || path.startsWith("/") || path.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    for (String segment : path.replace('\\', '/').split("/", -1)) {
      if (segment.equals("..")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSegment(String name) {
    return !name.isBlank()
        && !name.equals(".")
        && !name.equals("..")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }

  /** Percent-encodes a segment or a query value; a space becomes {@code %20}, never {@code +}. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || UNRESERVED.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }
}
