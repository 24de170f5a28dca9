package org.dreamlms.lib.assetlinks;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as Signature Version 4 demands it: UTF-8, capital hex digits, everything but
 * letters, digits and {@code - . _ ~} of ASCII (AWS IAM user guide, "Create a signed request",
 * UriEncode).
 */
final class UriEncoding {
  private static final String HEX = "0123456789ABCDEF";
  private static final boolean[] UNRESERVED = new boolean[256];

  static {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        .chars()
        .forEach(c -> UNRESERVED[c] = true);
  }

  private UriEncoding() {}

  /** A key as a path: slashes stay. */
  static String path(String key) {
    return encode(key, true);
  }

  /** A value of a query. */
  static String value(String value) {
    return encode(value, false);
  }

  private static String encode(String text, boolean slashStays) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder encoded = new StringBuilder(bytes.length + 32);
    for (byte b : bytes) {
      int value = b & 0xff;
      if (UNRESERVED[value] || (slashStays && value == '/')) {
        encoded.append((char) value);
      } else {
        encoded.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 15));
      }
    }
    return encoded.toString();
  }
}
