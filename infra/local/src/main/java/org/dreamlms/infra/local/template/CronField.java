package org.dreamlms.infra.local.template;

import java.util.BitSet;
import java.util.Locale;

/**
 * One field of a cron expression: {@code *}, {@code ?}, numbers or names, ranges, lists, steps, and
 * {@code L} as the last day of the month. {@code W} and {@code #} are refused.
 */
record CronField(BitSet allowed, boolean lastDay) {
  /**
   * @param names three letters each, the first for {@code least}
   */
  static CronField of(String text, int least, int most, String names) {
    BitSet allowed = new BitSet();
    if (text.equals("L") && most == 31) {
      return new CronField(allowed, true);
    }
    for (String part : text.split(",", -1)) {
      String[] step = part.split("/", 2);
      String[] range = step[0].split("-", 2);
      boolean all = step[0].equals("*") || step[0].equals("?");
      int from = all ? least : number(range[0], least, most, names);
      int to = all ? most : number(range[range.length - 1], least, most, names);
      int by = step.length == 1 ? 1 : number(step[1], 1, most, "");
      // A start with a step runs to the end: 5/15 is 5-59/15.
      int end = step.length == 2 && range.length == 1 ? most : to;
      for (int value = from; value <= end; value += by) {
        allowed.set(value);
      }
    }
    return new CronField(allowed, false);
  }

  boolean allows(int value) {
    return allowed.get(value);
  }

  boolean allowsDay(int day, int lastOfMonth) {
    return lastDay ? day == lastOfMonth : allowed.get(day);
  }

  private static int number(String text, int least, int most, String names) {
    int name = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (text.length() == 3 && name >= 0 && name % 3 == 0) {
      return name / 3 + least;
    }
    if (text.matches("\\d{1,4}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException("\"" + text + "\" is not understood in cron");
  }
}
