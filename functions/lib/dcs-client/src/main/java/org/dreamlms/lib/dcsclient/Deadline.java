package org.dreamlms.lib.dcsclient;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The moment by which one call of {@link Dcs} has to end, all attempts together. By the wall clock:
 * a Lambda that was frozen meanwhile has really lost that time.
 */
final class Deadline {

  private final InstantSource time;
  private final Instant end;

  private Deadline(InstantSource time, Instant end) {
    this.time = time;
    this.end = end;
  }

  static Deadline in(Duration left, InstantSource time) {
    return new Deadline(time, time.instant().plus(left));
  }

  /** Zero or negative when it is over. */
  Duration left() {
    return Duration.between(time.instant(), end);
  }

  /** The same, but at most this far away. */
  Deadline atMost(Duration limit) {
    return left().compareTo(limit) <= 0 ? this : in(limit, time);
  }
}
