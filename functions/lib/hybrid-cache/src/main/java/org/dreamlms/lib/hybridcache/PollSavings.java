package org.dreamlms.lib.hybridcache;

import java.time.Duration;

/**
 * When the vector may be polled before its time. An early poll costs what it comes early by, and
 * that must have been saved up by polls that came late: so that early ones make no more than one
 * poll an interval in the long run (cache protocol, target 7). It draws on a part of the savings
 * only, which makes it come the later, and the more lookups find one, the less there is. Safe for
 * any number of threads.
 */
final class PollSavings {
  /**
   * The part that one draws on, as a divisor. With lookups by chance, twenty a second, three polls
   * of five then run beside; a poll that drew on all that is saved would be one of two.
   */
  private static final int PART = 8;

  /** Further off than anything is due: 146 years. */
  private static final long NEVER = 1L << 62;

  private final long intervalNanos;
  private final long mostNanos;
  private long savedNanos;
  private boolean any;
  private long lastNanos;
  private volatile boolean enabled;
  private volatile long dueNanos;

  /**
   * @param interval between polls; the earliest that a poll is due is half of it
   */
  PollSavings(Duration interval, Moment now) {
    this.intervalNanos = interval.toNanos();
    this.mostNanos = PART * intervalNanos / 2;
    this.savedNanos = mostNanos;
    this.dueNanos = now.nanos() + NEVER;
  }

  /** From the next poll on; before, none is ever due early. */
  void enable() {
    enabled = intervalNanos > 0;
  }

  /** For the hot path: nothing is allocated or written. */
  boolean isDue(long nanos) {
    return nanos - dueNanos >= 0;
  }

  /** To be told of each poll, early or not. */
  synchronized void sent(Moment now) {
    if (any) {
      // A clock that began anew may say anything.
      long late = now.nanos() - lastNanos - intervalNanos;
      savedNanos = Math.clamp(savedNanos + Math.clamp(late, -mostNanos, mostNanos), 0, mostNanos);
    }
    any = true;
    lastNanos = now.nanos();
    dueNanos = now.nanos() + (enabled ? intervalNanos - savedNanos / PART : NEVER);
  }
}
