package org.dreamlms.lib.hybridcache;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What all environments counted in some minutes. Every lookup is counted as a hit or as a miss,
 * once; rates are made of these sums, never of rates.
 *
 * @param since beginning of the first minute
 * @param asOf when it was read
 * @param environments that used the cache in that time
 * @param byName kinds of entries, in alphabetical order
 * @param polls of the epoch vector
 * @param storeFailures requests to the shared tier that were not answered
 * @param readUnits that DynamoDB charged
 * @param writtenUnits that DynamoDB charged
 * @param near what all near tiers together held, in the minute of these in which they held most
 */
public record FleetCounts(
    Instant since,
    Instant asOf,
    int environments,
    Map<String, EventCounts> byName,
    long polls,
    long storeFailures,
    double readUnits,
    double writtenUnits,
    NearUse near) {

  public FleetCounts {
    byName = Collections.unmodifiableMap(new TreeMap<>(byName));
  }

  /** Of all kinds together. */
  public EventCounts total() {
    return byName.values().stream().reduce(EventCounts.NONE, EventCounts::plus);
  }

  static FleetCounts of(Instant since, Instant asOf, Iterable<MinuteSum> minutes) {
    Set<String> environments = new TreeSet<>();
    Map<String, Long> sums = new TreeMap<>();
    NearUse near = new NearUse(0, 0);
    for (MinuteSum minute : minutes) {
      environments.addAll(minute.environments());
      minute.counters().forEach((name, count) -> sums.merge(name, count, Long::sum));
      NearUse then =
          new NearUse(
              minute.counters().getOrDefault(Counters.ENTRIES, 0L),
              minute.counters().getOrDefault(Counters.BYTES, 0L));
      near = then.entries() > near.entries() ? then : near;
    }
    return new FleetCounts(
        since,
        asOf,
        environments.size(),
        Counters.events(sums),
        sums.getOrDefault(Counters.POLLS, 0L),
        sums.getOrDefault(Counters.FAILURES, 0L),
        sums.getOrDefault(Counters.READ, 0L) / 10.0,
        sums.getOrDefault(Counters.WRITTEN, 0L) / 10.0,
        near);
  }
}
