package org.dreamlms.lib.dcsevents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A delivery whose signature was right; or what DCS's log tells of one that need never have come.
 *
 * @param sha256 of its body, 64 hexadecimal digits
 * @param event as DCS calls it; empty when it could not be read
 * @param dataId of the book or publisher; null when there is none that can be used
 * @param received on our clock
 * @param timestamp on DCS's
 * @param reason for the verdict, a word or two; empty when it needs none
 * @param skewed whether the timestamp was outside of the {@link EventWindow}
 * @param delivered whether it came; false when it was found in DCS's log
 */
public record Arrival(
    EventId id,
    String sha256,
    String event,
    @Nullable Integer dataId,
    Instant received,
    @Nullable Instant timestamp,
    Verdict verdict,
    String reason,
    boolean skewed,
    boolean delivered) {

  /** Reasons. */
  public static final String UNUSABLE_ID = "unusable id";

  public static final String UNKNOWN_EVENT = "unknown event";
  public static final String UNPARSABLE = "unparsable";
  public static final String COMPRESSED = "compressed";

  public Arrival {
    // As exact as records are sorted.
    received = received.truncatedTo(ChronoUnit.MILLIS);
  }

  /** How many deliveries more there are with it. */
  int deliveries() {
    return delivered ? 1 : 0;
  }

  /** What the first delivery of a body begins as. */
  Outcome outcome() {
    return switch (verdict) {
      case ACCEPTED -> Outcome.RECEIVED;
      case IGNORED -> Outcome.IGNORED;
      case REFUSED -> Outcome.REFUSED;
      case UNKNOWN -> Outcome.UNKNOWN;
    };
  }
}
