package org.dreamlms.lib.hybridcache;

import java.time.Duration;

/**
 * How long entries of one kind are believed. Invalidation keeps them true; lifetimes only bound
 * what no invalidation tells.
 *
 * @param fresh how long they answer; zero: nothing is cached
 * @param stale how long after that they may be shown while the origin is down or being asked
 * @param absent how long "there is no such thing" is believed
 */
public record Lifetimes(Duration fresh, Duration stale, Duration absent) {
  /** Longer than any setting; bounds what the arithmetic of milliseconds must bear. */
  static final Duration LONGEST = Duration.ofDays(365);

  public Lifetimes {
    check(fresh, "fresh");
    check(stale, "stale");
    check(absent, "absent");
  }

  private static void check(Duration time, String name) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("The " + name + " time is 0 to a year, not " + time);
    }
  }
}
