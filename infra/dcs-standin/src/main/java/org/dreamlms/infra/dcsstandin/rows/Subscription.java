package org.dreamlms.infra.dcsstandin.rows;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A webhook subscription.
 *
 * @param eventTypes separated by commas; null or empty means all
 */
public record Subscription(
    int id,
    String url,
    String secret,
    @Nullable String description,
    boolean active,
    @Nullable String eventTypes,
    Instant createdAt,
    Instant updatedAt)
    implements Row {
  public boolean wants(String event) {
    return active
        && (eventTypes == null
            || eventTypes.isBlank()
            || Arrays.stream(eventTypes.split(",", -1)).map(String::strip).anyMatch(event::equals));
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "Subscription[id=" + id + ", eventTypes=" + eventTypes + "]";
  }
}
