package org.dreamlms.lib.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Moves only when it is told to. */
final class HandClock implements InstantSource {
  private Instant now = Instant.parse("2026-03-04T08:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void move(Duration by) {
    now = now.plus(by);
  }
}
