package org.dreamlms.lib.hybridcache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Resource;

/**
 * Puts the cache together. Whoever owns the values offers {@link NearTiers}. When this JVM wakes up
 * as a copy of a snapshot, what was made here forgets what must not be believed.
 */
@Factory
final class HybridCacheBeans implements Resource {
  /**
   * 32 bits: that two of a thousand environments are counted as one happens once in 8,000 times.
   */
  private static final int ENVIRONMENT_DIGITS = 8;

  /** A second. Cache protocol 7.10: one in 100 ms. */
  private static final int FORCED_POLLS = 10;

  private final List<Runnable> awakenings = new CopyOnWriteArrayList<>();

  @Singleton
  CacheCounts counts(MeterRegistry registry, SpentCapacity spent) {
    CacheCounts counts = new CacheCounts();
    CacheMeters meters = new CacheMeters(registry);
    meters.bind(counts);
    meters.bind(spent);
    return counts;
  }

  @Singleton
  HybridCache hybridCache(
      SharedStore store,
      NearTiers tiers,
      CacheSettings settings,
      RemainingTime remaining,
      InstantSource clock,
      CacheCounts counts) {
    HybridCache cache = of(store, tiers, settings, remaining, new SystemPace(clock), counts);
    awakenings.add(cache::restored);
    return cache;
  }

  @Singleton
  FleetStatistics fleetStatistics(
      StatisticsStore store, HybridCache cache, SpentCapacity spent, InstantSource clock) {
    SystemPace pace = new SystemPace(clock);
    FleetStatistics statistics =
        new FleetStatistics(
            store, cache, spent, pace::now, () -> pace.id().substring(0, ENVIRONMENT_DIGITS));
    awakenings.add(statistics::restored);
    return statistics;
  }

  /** What the near tier holds may be copied: it is believed again after a poll. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {}

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    awakenings.forEach(Runnable::run);
  }

  static HybridCache of(
      SharedStore store,
      NearTiers tiers,
      CacheSettings settings,
      RemainingTime remaining,
      Pace pace,
      CacheCounts counts) {
    CacheTimes times = settings.times();
    SharedStore guarded = new GuardedStore(store, pace);
    KnownEpoch known = new KnownEpoch(times.pollInterval(), times.unverified());
    Machinery machinery =
        new Machinery(
            guarded,
            known,
            new EpochPolls(guarded, known, pace, remaining, counts),
            new OriginWatch(guarded, known, times, pace, counts),
            new TokenBucket(settings.unleasedPerSecond(), pace),
            new TokenBucket(FORCED_POLLS, pace),
            times,
            remaining,
            pace,
            counts,
            settings.grace());
    return new HybridCache(machinery, tiers);
  }
}
