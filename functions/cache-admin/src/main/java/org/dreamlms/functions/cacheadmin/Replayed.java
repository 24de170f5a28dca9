package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events that are ordered once more.
 *
 * @param dryRun whether nothing was ordered
 * @param since which came at this time or later
 * @param count how many there are
 * @param ordered how many of the first are ordered; less than {@code count} when the queue failed,
 *     or time ended it
 * @param nextSince what to name as {@code since} for the rest; null when there is none
 * @param events oldest first, as they were before
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record Replayed(
    boolean dryRun,
    Instant since,
    int count,
    int ordered,
    @Nullable Instant nextSince,
    List<WebhookEvent> events) {

  static Replayed dryRun(Instant since, List<EventRecord> found) {
    return new Replayed(true, since, found.size(), 0, null, events(found));
  }

  static Replayed ordered(Instant since, List<EventRecord> found, int ordered) {
    Instant next = ordered < found.size() ? found.get(ordered).received() : null;
    return new Replayed(false, since, found.size(), ordered, next, events(found));
  }

  private static List<WebhookEvent> events(List<EventRecord> found) {
    return found.stream().map(WebhookEvent::from).toList();
  }
}
