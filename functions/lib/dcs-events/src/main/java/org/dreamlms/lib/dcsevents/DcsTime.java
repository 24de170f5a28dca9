package org.dreamlms.lib.dcsevents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as DCS says them. Anything may be signed; a time of another age than ours is no
 * time of an event, and differences to it do not fit into milliseconds.
 */
final class DcsTime {
  static final Instant EARLIEST = Instant.EPOCH;

  /** The first that has no year of four digits. */
  static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

  private DcsTime() {}

  /** Null for one that no event has: it is as if none were said. */
  static @Nullable Instant usable(@Nullable Instant said) {
    return said == null || said.isBefore(EARLIEST) || !said.isBefore(TOO_LATE) ? null : said;
  }
}
