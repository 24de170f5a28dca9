package org.dreamlms.lib.hybridcache;

import java.time.Duration;

/**
 * A reading of both clocks of a machine. Neither is to be trusted alone: the wall clock may be set,
 * the other need not advance while an environment is frozen, and a restored one may show what its
 * snapshot saw.
 *
 * @param wallMillis since 1970
 * @param nanos of a clock that only runs forward, from wherever
 */
record Moment(long wallMillis, long nanos) {
  /** Longer than anything is believed. */
  private static final Duration EVER = Duration.ofDays(36_500);

  /**
   * How long ago an earlier moment was, by the clock that says more. A clock that went backwards
   * tells nothing, so that it was ages ago.
   */
  Duration since(Moment earlier) {
    long wall = wallMillis - earlier.wallMillis;
    long ran = nanos - earlier.nanos;
    if (wall < 0 || ran < 0) {
      return EVER;
    }
    return Duration.ofNanos(Math.max(wall * 1_000_000, ran));
  }

  /** As {@link #since}, for the hot path: milliseconds, nothing allocated. */
  long millisSince(Moment earlier) {
    long wall = wallMillis - earlier.wallMillis;
    long ran = nanos - earlier.nanos;
    return wall < 0 || ran < 0 ? EVER.toMillis() : Math.max(wall, ran / 1_000_000);
  }

  /**
   * How long this environment worked since then, by the clock that only runs forward: what a wait
   * is measured by, since nobody waits while he is frozen, and a clock that is set ends no wait.
   */
  long millisWorkedSince(Moment earlier) {
    return (nanos - earlier.nanos) / 1_000_000;
  }
}
