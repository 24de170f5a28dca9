package org.dreamlms.infra.local.events;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Percent-encoding, forgiving: what is no escape stays as it is. */
public final class PercentCode {
  private PercentCode() {}

  /** Decodes escapes; a plus stays a plus. */
  public static String decodePath(String path) {
    return path.indexOf('%') < 0 ? path : decode(path);
  }

  /** Names and values decoded, repeated names joined by a comma. */
  static Map<String, String> query(String rawQuery) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        values.merge(
            decode(parts[0].replace('+', ' ')),
            parts.length == 1 ? "" : decode(parts[1].replace('+', ' ')),
            (first, second) -> first + "," + second);
      }
    }
    return values;
  }

  private static String decode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        decoded.write(high * 16 + low);
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }
}
