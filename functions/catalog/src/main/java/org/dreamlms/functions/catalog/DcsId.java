package org.dreamlms.functions.catalog;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The ids of DCS in addresses: positive integers, in exactly one spelling each. */
final class DcsId {
  private static final Pattern SPELLING = Pattern.compile("[1-9][0-9]{0,9}");

  private DcsId() {}

  /**
   * Empty for what is no id: {@code 04}, {@code +4}, {@code 4.0}, digits of another script, and
   * anything above 2<sup>31</sup>-1. Such an address names nothing, rather than something else.
   */
  static OptionalInt parse(String text) {
    if (!SPELLING.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    long id = Long.parseLong(text);
    return id > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) id);
  }
}
