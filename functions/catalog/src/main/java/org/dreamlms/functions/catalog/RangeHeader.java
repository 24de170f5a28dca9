package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dreamlms.lib.assetlinks.ByteRange;

/**
 * Reads {@code Range} as RFC 9110 section 14.2 has it. A header that is none (another unit, a
 * syntax error, an end before its beginning) is as good as absent, and so is one with several
 * ranges: no player asks for them, and the whole file is a right answer.
 */
final class RangeHeader {
  private static final Pattern ONE_RANGE =
      Pattern.compile(
          "bytes[ \\t]*=[ \\t]*(?:(\\d+)-(\\d*)|-(\\d+))[ \\t]*", Pattern.CASE_INSENSITIVE);

  /** No file is as long; numbers of any length are allowed. */
  private static final long ENDLESS = 1L << 50;

  private static final int MOST_DIGITS = 15;

  private RangeHeader() {}

  /**
   * @param most a longer range from a position on is cut to this many bytes, so that the store's
   *     connection stays in use; of a longer end the store sends all, of which the beginning is
   *     read
   */
  static Optional<ByteRange> read(HttpRequest<?> request, int most) {
    return request
        .getHeaders()
        .findFirst(HttpHeaders.RANGE)
        .map(ONE_RANGE::matcher)
        .filter(Matcher::matches)
        .flatMap(range -> of(range, most));
  }

  private static Optional<ByteRange> of(Matcher range, int most) {
    if (range.group(3) != null) {
      return Optional.of(new ByteRange.Last(number(range.group(3))));
    }
    long first = number(range.group(1));
    long last = range.group(2).isEmpty() ? ENDLESS : number(range.group(2));
    return last < first
        ? Optional.empty()
        : Optional.of(new ByteRange.FromTo(first, Math.min(last, first + most - 1)));
  }

  private static long number(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > MOST_DIGITS
        ? ENDLESS
        : Math.min(ENDLESS, Long.parseLong(significant));
  }
}
