package org.dreamlms.lib.dcsevents;

import java.time.Duration;
import java.time.Instant;

/**
 * When a delivery usually comes. DCS tries three times in four seconds (DCS contract 2.3), so
 * whatever is older was held up, or one of the clocks is wrong. That is told, and no reason to let
 * an event be lost.
 */
public record EventWindow(Duration past, Duration future) {

  /** At its edges too. */
  public boolean holds(Instant timestamp, Instant now) {
    return !timestamp.isBefore(now.minus(past)) && !timestamp.isAfter(now.plus(future));
  }
}
