package org.dreamlms.lib.dcsclient;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A validator that DCS can be asked with: it compares letter by letter after taking the quotes off,
 * so what is weak never matches and is none (DCS contract 1.6).
 *
 * @param opaque what stands between the quotes
 */
record StrongTag(String opaque) {

  /** RFC 9110 8.8.3, in ASCII; of a length that fits in any header. */
  private static final Pattern OPAQUE = Pattern.compile("[\\x21\\x23-\\x7e]{1,200}");

  StrongTag {
    if (!OPAQUE.matcher(opaque).matches()) {
      throw new IllegalArgumentException("No validator");
    }
  }

  /**
   * @param text as DCS sent it, or as we gave it away, without quotes
   */
  static Optional<StrongTag> of(@Nullable String text) {
    if (text == null || text.startsWith("W/")) {
      return Optional.empty();
    }
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    String opaque = quoted ? text.substring(1, text.length() - 1) : text;
    return OPAQUE.matcher(opaque).matches() ? Optional.of(new StrongTag(opaque)) : Optional.empty();
  }

  /** Value of a header. */
  String quoted() {
    return "\"" + opaque + "\"";
  }
}
