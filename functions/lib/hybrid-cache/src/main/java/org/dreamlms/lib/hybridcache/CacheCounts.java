package org.dreamlms.lib.hybridcache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts since this environment began; sums and rates are made elsewhere, from many of these. */
public final class CacheCounts {
  private final ConcurrentMap<String, LongAdder[]> byName = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, LongAdder> failures = new ConcurrentHashMap<>();
  private final LongAdder polls = new LongAdder();

  /**
   * The counters of one kind of entries, by {@link CacheEvent#ordinal}; made once, kept by users.
   */
  LongAdder[] of(String name) {
    return byName.computeIfAbsent(name, _ -> zeros());
  }

  void polled() {
    polls.increment();
  }

  void storeFailed(String operation) {
    failures.computeIfAbsent(operation, _ -> new LongAdder()).increment();
  }

  /** How often something happened to entries of a kind. */
  public long count(String name, CacheEvent event) {
    LongAdder[] counters = byName.get(name);
    return counters == null ? 0 : counters[event.ordinal()].sum();
  }

  /** Kinds of entries that anything was counted of. */
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** Polls that were answered. */
  public long polls() {
    return polls.sum();
  }

  /** Requests to the shared tier that were not answered, by operation. */
  public long storeFailures(String operation) {
    LongAdder counter = failures.get(operation);
    return counter == null ? 0 : counter.sum();
  }

  private static LongAdder[] zeros() {
    LongAdder[] counters = new LongAdder[CacheEvent.values().length];
    for (int i = 0; i < counters.length; i++) {
      counters[i] = new LongAdder();
    }
    return counters;
  }
}
