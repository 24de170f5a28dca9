package org.dreamlms.lib.dcsclient;

import java.util.Locale;

/**
 * A number of bytes in settings: {@code 5MB}, {@code 64KB}, {@code 1GB} (in steps of 1,024) or
 * plain bytes.
 *
 * <p>Not Micronaut's {@code @ReadableBytes}: that turns junk silently into the default.
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

  private static final String UNITS = "KMG";
  private static final int STEP = 10;
  private static final int MOST_DIGITS = 12;

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is not negative");
    }
  }

  public static ByteSize kilobytes(long kilobytes) {
    return new ByteSize(kilobytes << STEP);
  }

  public static ByteSize megabytes(long megabytes) {
    return new ByteSize(megabytes << (2 * STEP));
  }

  /**
   * Reads a size as in settings.
   *
   * @throws IllegalArgumentException when it is no size
   */
  public static ByteSize parse(String text) {
    String size = text.strip().toUpperCase(Locale.ROOT);
    int shift = 0;
    if (size.endsWith("B") && size.length() >= 2) {
      int unit = UNITS.indexOf(size.charAt(size.length() - 2));
      shift = (unit + 1) * STEP;
      size = size.substring(0, size.length() - (unit < 0 ? 1 : 2));
    }
    if (size.isEmpty()
        || size.length() > MOST_DIGITS
        || !size.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException(text + " is no size such as 5MB");
    }
    return new ByteSize(Math.multiplyExact(Long.parseLong(size), 1L << shift));
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    return bytes + " bytes";
  }
}
