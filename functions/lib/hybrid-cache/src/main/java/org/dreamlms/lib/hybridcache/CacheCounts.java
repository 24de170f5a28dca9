package org.dreamlms.lib.hybridcache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/** Counts since this environment began; sums and rates are made elsewhere, from many of these. */
public final class CacheCounts {
  private final ConcurrentMap<String, LongAdder[]> byName = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, LongAdder> failures = new ConcurrentHashMap<>();
  private final LongAdder polls = new LongAdder();
  private final LongAdder earlyPolls = new LongAdder();
  private final LongAdder abandonedPolls = new LongAdder();
  private BiConsumer<String, LongAdder[]> newName = (_, _) -> {};

  /**
   * The counters of one kind of entries, by {@link CacheEvent#ordinal}; made once, kept by users.
   */
  LongAdder[] of(String name) {
    return byName.computeIfAbsent(
        name,
        _ -> {
          LongAdder[] counters = zeros();
          newName.accept(name, counters);
          return counters;
        });
  }

  /** To be called before anything is counted. */
  void onNewName(BiConsumer<String, LongAdder[]> told) {
    newName = told;
  }

  void polled() {
    polls.increment();
  }

  void polledEarly() {
    earlyPolls.increment();
  }

  void abandonedPoll() {
    abandonedPolls.increment();
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

  /** Polls that were sent beside a lookup. */
  public long earlyPolls() {
    return earlyPolls.sum();
  }

  /** Those of them that were not over when their invocation had to end. */
  public long abandonedPolls() {
    return abandonedPolls.sum();
  }

  /** Requests to the shared tier that were not answered, by operation. */
  public long storeFailures(String operation) {
    LongAdder counter = failures.get(operation);
    return counter == null ? 0 : counter.sum();
  }

  /** Requests to the shared tier that were not answered, of whatever kind. */
  public long storeFailures() {
    return failures.values().stream().mapToLong(LongAdder::sum).sum();
  }

  private static LongAdder[] zeros() {
    LongAdder[] counters = new LongAdder[CacheEvent.values().length];
    for (int i = 0; i < counters.length; i++) {
      counters[i] = new LongAdder();
    }
    return counters;
  }
}
