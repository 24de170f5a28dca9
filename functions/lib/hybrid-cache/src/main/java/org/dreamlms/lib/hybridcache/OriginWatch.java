package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the origin is worth asking. After some failures in a row it is marked down for a while in
 * the vector, which every environment reads anyway: a new one need not find out by itself.
 */
final class OriginWatch {
  private static final Logger LOG = LoggerFactory.getLogger(OriginWatch.class);

  private static final int FAILURES = 3;

  private final SharedStore store;
  private final KnownEpoch known;
  private final CacheTimes times;
  private final Pace pace;
  private final CacheCounts counts;
  private int failures;
  private long ownMark;

  OriginWatch(
      SharedStore store, KnownEpoch known, CacheTimes times, Pace pace, CacheCounts counts) {
    this.store = store;
    this.known = known;
    this.times = times;
    this.pace = pace;
    this.counts = counts;
  }

  /** How long it is to be left alone; null: ask. */
  @Nullable Duration leftAloneFor() {
    EpochVector vector = known.vector();
    long until = Math.max(ownMark(), vector == null ? 0 : vector.downUntil());
    long left = until - pace.wallMillis();
    // A mark further off than any that is made was made by a clock that is wrong.
    boolean sound = left <= 2 * times.originDown().toMillis();
    return left > 0 && sound ? Duration.ofMillis(left) : null;
  }

  synchronized void answered() {
    failures = 0;
    ownMark = 0;
  }

  void failed() {
    if (!isOneTooMany()) {
      return;
    }
    long until = pace.wallMillis() + jittered(times.originDown());
    mark(until);
    try {
      store.markOrigin(until);
      LOG.warn("The origin failed {} times in a row and is left alone until {}", FAILURES, until);
    } catch (SharedStoreException unreachable) {
      counts.storeFailed("mark the origin");
    }
  }

  /** Give or take a fifth, so that not all come back at once. */
  long jittered(Duration time) {
    return (long) (time.toMillis() * (0.8 + 0.4 * pace.chance()));
  }

  private synchronized long ownMark() {
    return ownMark;
  }

  private synchronized void mark(long until) {
    ownMark = until;
  }

  private synchronized boolean isOneTooMany() {
    failures++;
    return failures >= FAILURES;
  }
}
