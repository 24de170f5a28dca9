package org.dreamlms.lib.assetlinks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The path of a file below the folder of its book, as {@code images/HB/modules/M1/pages/08.png}.
 *
 * <p>Characters are exactly those of the object key: neither decoded nor folded nor normalised. An
 * instance has no empty segment, no {@code .} or {@code ..}, no control character, no slash at
 * either end, and is at most {@value #MAX_BYTES} bytes long.
 */
public record AssetPath(String value) {
  /** Longest key of S3, in bytes of UTF-8 (Amazon S3 user guide, "Naming objects"). */
  static final int MAX_BYTES = 1024;

  /**
   * @throws IllegalArgumentException when the value is none; texts from outside are read by {@link
   *     ConfigPath} and {@link RequestedPath}
   */
  public AssetPath {
    Optional<PathRefusal> refusal = refusalOf(value);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException("Not the path of an asset: " + refusal.get());
    }
  }

  /** The part after the last dot of the file name, in small letters; empty without one. */
  public String extension() {
    String file = value.substring(value.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  static Optional<PathRefusal> refusalOf(String value) {
    return characters(value).or(() -> segments(List.of(value.split("/", -1))));
  }

  /** What no name may hold, whatever its segments are. */
  static Optional<PathRefusal> characters(String value) {
    if (value.isEmpty()) {
      return Optional.of(PathRefusal.EMPTY);
    }
    // A char is at least one byte: a text of megabytes is not even looked at.
    if (value.length() > MAX_BYTES || value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of(PathRefusal.TOO_LONG);
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(PathRefusal.CONTROL_CHARACTER);
    }
    if (value.codePoints().anyMatch(AssetPath::isHalf)) {
      return Optional.of(PathRefusal.BROKEN_CHARACTER);
    }
    return Optional.empty();
  }

  private static Optional<PathRefusal> segments(List<String> segments) {
    if (segments.contains("..")) {
      return Optional.of(PathRefusal.PARENT_SEGMENT);
    }
    if (segments.stream().anyMatch(Arrays.asList("", ".")::contains)) {
      return Optional.of(PathRefusal.NOT_CANONICAL);
    }
    return Optional.empty();
  }

  private static boolean isHalf(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }
}
