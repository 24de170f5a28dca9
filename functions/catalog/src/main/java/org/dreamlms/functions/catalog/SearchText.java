package org.dreamlms.functions.catalog;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text as searching sees it: upper and lower case are one in every script, and so are the four
 * letters {@code I İ i ı}, because a Turkish title may be typed on any keyboard and the reverse.
 *
 * <p>Composed (NFC), so that ö typed as one character or as two is the same; other accents count: o
 * does not find ö.
 */
final class SearchText {
  private static final char DOT_ABOVE = '\u0307';

  private SearchText() {}

  /** Two texts are one for searching when this is equal. */
  static String fold(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    // Lower first for the capital sharp s, upper for what has several letters in capitals (ß, ŉ).
    String folded = lower(lower(composed).toUpperCase(Locale.ROOT));
    return Normalizer.normalize(withoutDots(folded), Normalizer.Form.NFC);
  }

  /** Letter by letter: the lower case of a whole text makes final sigmas. İ and I both become i. */
  private static String lower(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** An i with a dot of its own is what other systems make of İ. */
  private static String withoutDots(String text) {
    return text.indexOf(DOT_ABOVE) < 0 ? text : text.replace("i" + DOT_ABOVE, "i");
  }
}
