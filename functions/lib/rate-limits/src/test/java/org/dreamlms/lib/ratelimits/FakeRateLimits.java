package org.dreamlms.lib.ratelimits;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counters in memory, which can be made to fail. */
public final class FakeRateLimits implements RateLimits {
  private final InstantSource clock;
  private final Map<String, Integer> counters = new HashMap<>();
  private boolean failing;

  public FakeRateLimits(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized RateVerdict count(RateLimit limit, String key) {
    if (failing) {
      return new RateVerdict.NotCounted();
    }
    Instant now = clock.instant();
    String counter = CounterKey.of(limit, key, limit.windowAt(now));
    int hits = counters.getOrDefault(counter, 0);
    if (hits >= limit.most()) {
      return new RateVerdict.Exceeded(limit.untilNext(now));
    }
    counters.put(counter, hits + 1);
    return new RateVerdict.Within();
  }

  /** From now on the store does not answer. */
  public synchronized void fail() {
    failing = true;
  }

  public synchronized void recover() {
    failing = false;
  }

  /** Nothing has happened yet. */
  public synchronized void clear() {
    counters.clear();
  }
}
