package org.dreamlms.infra.dcsstandin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Each look at it is a little later than the one before, so that no two stamps are equal. */
public final class SteppingClock implements InstantSource {
  private Instant now = Instant.parse("2026-11-21T03:12:13.000001Z");

  @Override
  public synchronized Instant instant() {
    now = now.plus(Duration.ofNanos(1_003_000));
    return now;
  }

  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }
}
