package org.dreamlms.lib.lambdahttp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code a=1&b=2}, as in a query or a form. The proxy module splits values at every comma,
 * because payload 2.0 joins repeated parameters that way; the raw text has no such trouble.
 */
final class QueryText {
  private QueryText() {}

  /** Values by name, in order; a broken escape is taken as it stands. */
  static Map<CharSequence, List<String>> parse(String text) {
    Map<CharSequence, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      values.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return text;
    }
  }
}
