package org.dreamlms.lib.assetlinks;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoding as Signature Version 4 demands it: UTF-8, capital hex digits, everything but
 * letters, digits and {@code - . _ ~} of ASCII (AWS IAM user guide, "Create a signed request",
 * UriEncode).
 */
final class UriEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

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
      if (isUnreserved(b) || (slashStays && b == '/')) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.toHighHexDigit(b)).append(HEX.toLowHexDigit(b));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }
}
