package org.dreamlms.lib.hybridcache;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often what happened to entries.
 *
 * @param byEvent an event that is not there never happened
 */
public record EventCounts(Map<CacheEvent, Long> byEvent) {
  static final EventCounts NONE = new EventCounts(Map.of());

  public EventCounts {
    Map<CacheEvent, Long> copy = new EnumMap<>(CacheEvent.class);
    copy.putAll(byEvent);
    byEvent = Collections.unmodifiableMap(copy);
  }

  public long of(CacheEvent event) {
    return byEvent.getOrDefault(event, 0L);
  }

  /** Lookups that the cache answered, whatever with; who waited for a fill was a shared hit. */
  public long hits() {
    return of(CacheEvent.NEAR_HIT)
        + of(CacheEvent.SHARED_HIT)
        + of(CacheEvent.NEGATIVE_HIT)
        + of(CacheEvent.STALE)
        + of(CacheEvent.STALE_ON_ERROR)
        + of(CacheEvent.JOINED);
  }

  /** Lookups that the origin answered, or nobody. */
  public long misses() {
    return Math.max(0, of(CacheEvent.FETCH) - of(CacheEvent.FETCH_FAILED))
        + of(CacheEvent.UNANSWERED);
  }

  /** 0 to 1; 0 when there were none. */
  public double hitRate() {
    long lookups = hits() + misses();
    return lookups == 0 ? 0 : (double) hits() / lookups;
  }

  EventCounts plus(EventCounts other) {
    Map<CacheEvent, Long> sums = new EnumMap<>(CacheEvent.class);
    sums.putAll(byEvent);
    other.byEvent.forEach((event, count) -> sums.merge(event, count, Long::sum));
    return new EventCounts(sums);
  }
}
