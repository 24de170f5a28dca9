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
  /**
   * Of the fresh and the stale time together, before the lot lengthens it by a tenth: an entry must
   * be gone before the shared tier forgets what refuses it.
   */
  public static final Duration LONGEST = SharedStore.LONGEST_LIFE.multipliedBy(10).dividedBy(11);

  public Lifetimes {
    boolean negative = fresh.isNegative() || stale.isNegative() || absent.isNegative();
    if (negative || fresh.plus(stale).compareTo(LONGEST) > 0 || absent.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Times of entries are 0 to " + LONGEST + ": " + fresh + ", " + stale + ", " + absent);
    }
  }
}
