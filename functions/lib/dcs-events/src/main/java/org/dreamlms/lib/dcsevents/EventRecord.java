package org.dreamlms.lib.dcsevents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one event.
 *
 * @param sha256 of its body; empty when only a worker has heard of it
 * @param event as DCS calls it; empty when it could not be read
 * @param dataId of the book or publisher
 * @param received when its first delivery came
 * @param timestamp when DCS built it, on DCS's clock; null for one that {@link DcsTime} knows no
 *     event to have, also in records that were written with it
 * @param reason for the verdict, one of those of {@link Arrival}; mostly empty
 * @param skewed whether it came outside of the {@link EventWindow}
 * @param tags that were invalidated, by name; {@code *} is everything
 * @param sequence of the first invalidation
 * @param visible when that was committed
 * @param deliveries how often it came; a delivery whose recording was repeated counts twice
 */
public record EventRecord(
    EventId id,
    String sha256,
    String event,
    @Nullable Integer dataId,
    Instant received,
    @Nullable Instant timestamp,
    Verdict verdict,
    String reason,
    boolean skewed,
    Outcome outcome,
    List<String> tags,
    @Nullable Long sequence,
    @Nullable Instant visible,
    int deliveries) {

  /** How long a body that is done counts as a duplicate, whenever the table drops its items. */
  public static final Duration REMEMBERED = Duration.ofDays(7);

  public EventRecord {
    timestamp = DcsTime.usable(timestamp);
    tags = List.copyOf(tags);
  }

  /** Whether another delivery at this time changes nothing. */
  public boolean isDoneAt(Instant now) {
    return outcome == Outcome.DONE && visible != null && visible.plus(REMEMBERED).isAfter(now);
  }

  /** What it does; empty when that is nothing. */
  public Optional<KnownEvent> effect() {
    return verdict == Verdict.ACCEPTED
        ? CatalogTags.of(event).map(known -> new KnownEvent(id, known, dataId))
        : Optional.empty();
  }

  /** Deliveries after the first. */
  public int duplicates() {
    return Math.max(0, deliveries - 1);
  }

  /** From its arrival to its effect; null while it has none. */
  public @Nullable Duration latency() {
    return visible == null ? null : Duration.between(received, visible);
  }

  /** From DCS's time to its effect; negative when DCS's clock is ahead. */
  public @Nullable Duration lag() {
    return visible == null || timestamp == null ? null : Duration.between(timestamp, visible);
  }
}
