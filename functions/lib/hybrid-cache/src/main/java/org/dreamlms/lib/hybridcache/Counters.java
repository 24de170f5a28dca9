package org.dreamlms.lib.hybridcache;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Names of the fleet's counters: {@code dcs:books:id/NEAR_HIT}, and some of no kind of entries. */
final class Counters {
  static final String POLLS = "/polls";
  static final String FAILURES = "/failures";

  /** Tenths of units. */
  static final String READ = "/read";

  static final String WRITTEN = "/written";

  static final Set<String> SPENT = Set.of(READ, WRITTEN);

  /** Present sizes: what an environment adds in a minute comes to what it holds. */
  static final String ENTRIES = "/entries";

  static final String BYTES = "/bytes";

  private Counters() {}

  /** What was counted since an environment began, but for the sizes. */
  static Map<String, Long> of(CacheCounts counts, SpentCapacity spent) {
    Map<String, Long> now = new TreeMap<>();
    for (String name : counts.names()) {
      for (CacheEvent event : CacheEvent.values()) {
        now.put(name + "/" + event.name(), counts.count(name, event));
      }
    }
    now.put(POLLS, counts.polls());
    now.put(FAILURES, counts.storeFailures());
    now.put(READ, spent.readTenths());
    now.put(WRITTEN, spent.writtenTenths());
    now.values().removeIf(count -> count == 0);
    return now;
  }

  /** The other way round; an event of another version is left out. */
  static Map<String, EventCounts> events(Map<String, Long> sums) {
    Map<String, Map<CacheEvent, Long>> byName = new HashMap<>();
    for (CacheEvent event : CacheEvent.values()) {
      String end = "/" + event.name();
      sums.forEach(
          (counter, count) -> {
            if (counter.endsWith(end)) {
              byName
                  .computeIfAbsent(
                      counter.substring(0, counter.length() - end.length()),
                      _ -> new EnumMap<>(CacheEvent.class))
                  .put(event, count);
            }
          });
    }
    Map<String, EventCounts> events = new HashMap<>();
    byName.forEach((name, counts) -> events.put(name, new EventCounts(counts)));
    return events;
  }
}
