package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statistics of all environments together. Each adds what it counted to sums in the shared table,
 * at the end of an invocation and at most every {@link #INTERVAL}; nothing runs between
 * invocations, when an environment is frozen. Safe for any number of threads.
 *
 * <p>What these sums are worth: an environment that ends takes along what it counted since it last
 * said it. An addition that was refused is made up for by the next one. One of which nobody knows
 * whether it was done is taken as done; when the SDK sent it twice because the answer to the first
 * was lost, it may be in the sums twice. So an outage of the table makes the sums too small, and a
 * broken connection may make them too large by ten seconds of one environment.
 */
public final class FleetStatistics {
  /** Between two additions of one environment. */
  public static final Duration INTERVAL = Duration.ofSeconds(10);

  /** As far back as can be asked for. */
  public static final int MOST_MINUTES = 60;

  private static final Logger LOG = LoggerFactory.getLogger(FleetStatistics.class);

  private final StatisticsStore store;
  private final HybridCache cache;
  private final SpentCapacity spent;
  private final Supplier<Moment> clock;
  private final Supplier<String> ids;
  private final AtomicBoolean adding = new AtomicBoolean();

  // Only whoever is adding touches these.
  private final Map<String, Long> said = new HashMap<>();
  private @Nullable String environment;
  private @Nullable Moment lastTime;
  private long sizesOfMinute;
  private NearUse saidSizes = new NearUse(0, 0);

  /**
   * @param ids random, 8 characters
   */
  FleetStatistics(
      StatisticsStore store,
      HybridCache cache,
      SpentCapacity spent,
      Supplier<Moment> clock,
      Supplier<String> ids) {
    this.store = store;
    this.cache = cache;
    this.spent = spent;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * To be called at the end of each invocation: adds what was counted since the last time, when
   * that is long enough ago and anything was. One write, within the time that the invocation has
   * left. Never throws.
   */
  public void add() {
    if (!adding.compareAndSet(false, true)) {
      return;
    }
    try {
      addNow();
    } catch (RuntimeException unforeseen) {
      LOG.error("What was counted could not be added to the statistics", unforeseen);
    } finally {
      adding.set(false);
    }
  }

  /**
   * To be called when this JVM wakes up as a copy of a snapshot: what was counted before is the
   * snapshot's, and this is another environment.
   */
  public void restored() {
    said.putAll(Counters.of(cache.counts(), spent));
    environment = null;
    lastTime = null;
    sizesOfMinute = 0;
  }

  /**
   * The sums of so many minutes and of the present one.
   *
   * @param minutes 1 to {@link #MOST_MINUTES}
   * @throws SharedStoreException when the shared tier does not answer
   */
  public FleetCounts ofLast(int minutes) {
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw new IllegalArgumentException("1 to " + MOST_MINUTES + " minutes, not " + minutes);
    }
    long now = clock.get().wallMillis();
    long minute = minute(now);
    return FleetCounts.of(
        Instant.ofEpochSecond((minute - minutes) * 60),
        Instant.ofEpochMilli(now),
        store.read(minute - minutes, minute));
  }

  private void addNow() {
    Moment now = clock.get();
    if (lastTime != null && now.millisSince(lastTime) < INTERVAL.toMillis()) {
      return;
    }
    Map<String, Long> news = news();
    // What an addition itself costs is not worth another one.
    if (Counters.SPENT.containsAll(news.keySet())) {
      return;
    }
    lastTime = now;
    long minute = minute(now.wallMillis());
    NearUse sizes = cache.nearUse();
    switch (store.add(minute, environment(), withSizes(news, minute, sizes))) {
      case YES, UNKNOWN -> {
        news.forEach((counter, delta) -> said.merge(counter, delta, Long::sum));
        sizesOfMinute = minute;
        saidSizes = sizes;
      }
      case NO -> {}
    }
  }

  /** Of the counters; some wait for the next time when they are too many. */
  private Map<String, Long> news() {
    Map<String, Long> news = new LinkedHashMap<>();
    Counters.of(cache.counts(), spent)
        .forEach(
            (counter, count) -> {
              long delta = count - said.getOrDefault(counter, 0L);
              if (delta > 0 && news.size() < StatisticsStore.MOST_COUNTERS - 2) {
                news.put(counter, delta);
              }
            });
    return news;
  }

  private Map<String, Long> withSizes(Map<String, Long> news, long minute, NearUse sizes) {
    NearUse before = minute == sizesOfMinute ? saidSizes : new NearUse(0, 0);
    Map<String, Long> all = new LinkedHashMap<>(news);
    all.put(Counters.ENTRIES, sizes.entries() - before.entries());
    all.put(Counters.BYTES, sizes.bytes() - before.bytes());
    return all;
  }

  private String environment() {
    String known = environment;
    if (known == null) {
      known = ids.get();
      environment = known;
    }
    return known;
  }

  private static long minute(long millis) {
    return Math.floorDiv(millis, 60_000L);
  }
}
