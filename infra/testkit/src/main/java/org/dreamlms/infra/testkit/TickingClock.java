package org.dreamlms.infra.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when it is told to. Safe for any number of threads. */
public final class TickingClock implements InstantSource {
  private final AtomicReference<Instant> now;

  private TickingClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  public static TickingClock at(Instant start) {
    return new TickingClock(start);
  }

  /**
   * Returns a clock that stands at this time.
   *
   * @param start in ISO-8601, as {@code 2026-11-21T08:00:00Z}
   */
  public static TickingClock at(String start) {
    return new TickingClock(Instant.parse(start));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves the clock, backwards too. */
  public void set(Instant instant) {
    now.set(instant);
  }

  /** Moves the clock by this much, backwards if negative, and returns the new time. */
  public Instant advance(Duration by) {
    return now.updateAndGet(instant -> instant.plus(by));
  }
}
