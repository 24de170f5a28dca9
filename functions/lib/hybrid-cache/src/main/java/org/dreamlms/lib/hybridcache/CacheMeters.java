package org.dreamlms.lib.hybridcache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * Shows what is counted as Micrometer's counters: {@code cache.near.hit} and so on, one for each
 * {@link CacheEvent}, with the kind of entries as their tag {@code cache}.
 */
final class CacheMeters {
  private final MeterRegistry registry;

  CacheMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Each kind of entries, as soon as it is known. */
  void bind(CacheCounts counts) {
    counts.onNewName(this::register);
    FunctionCounter.builder("cache.polls", counts, CacheCounts::polls).register(registry);
    FunctionCounter.builder("cache.polls.early", counts, CacheCounts::earlyPolls)
        .register(registry);
    FunctionCounter.builder("cache.polls.abandoned", counts, CacheCounts::abandonedPolls)
        .register(registry);
    FunctionCounter.builder("cache.store.failures", counts, CacheCounts::storeFailures)
        .register(registry);
  }

  /** Units that DynamoDB charges, in tenths: it charges halves. */
  void bind(SpentCapacity spent) {
    FunctionCounter.builder("cache.read.units.tenths", spent, SpentCapacity::readTenths)
        .register(registry);
    FunctionCounter.builder("cache.write.units.tenths", spent, SpentCapacity::writtenTenths)
        .register(registry);
  }

  private void register(String name, LongAdder[] counters) {
    for (CacheEvent event : CacheEvent.values()) {
      FunctionCounter.builder(
              "cache." + event.name().toLowerCase(Locale.ROOT).replace('_', '.'),
              counters[event.ordinal()],
              LongAdder::sum)
          // Words with hyphens: what the metrics allow as a value.
          .tag("cache", name.replace(':', '-'))
          .register(registry);
    }
  }
}
