package org.dreamlms.functions.workers;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.dreamlms.functions.workers.CompareReport.Outcome;
import org.dreamlms.lib.bookcatalog.CatalogChanges;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.hybridcache.Tag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invalidates what changed: exactly the tags of the event that should have told. */
@Singleton
@Requires(property = "workers.compare.configs")
final class Repair {
  /**
   * So many invalidations of {@link HybridCache#MOST_TAGS} tags each are sooner written than all is
   * fetched anew; of more, one of everything is cheaper.
   */
  static final int MOST_INVALIDATIONS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Repair.class);
  private static final String CAUSE = "compare";

  private final HybridCache cache;
  private final ToldEvents events;
  private final MeterRegistry meters;

  Repair(HybridCache cache, ToldEvents events, MeterRegistry meters) {
    this.cache = cache;
    this.events = events;
    this.meters = meters;
  }

  /**
   * Committed when it returns.
   *
   * @param since when what it is compared with was read; null: nobody knows
   * @throws SharedStoreException when it is not known to be committed
   */
  Repaired.Step repair(CatalogChanges changes, @Nullable Instant since) {
    if (changes.all().isEmpty()) {
      return Repaired.Step.NOTHING;
    }
    if (changes.lossy()) {
      LOG.error(
          "DCS's lists lack more than half of what was known. It is taken for true, and what is"
              + " gone is asked for again");
    }
    // What is hard is named in any case: everything, hard, would leave nothing to show in an
    // outage.
    invalidate(changes.tags(Invalidation.HARD), Invalidation.HARD);
    List<Tag> soft = changes.tags(Invalidation.SOFT);
    boolean clears = soft.size() > MOST_INVALIDATIONS * HybridCache.MOST_TAGS;
    if (clears) {
      cache.clear(Invalidation.SOFT, CAUSE + ", " + soft.size() + " tags");
    } else {
      invalidate(soft, Invalidation.SOFT);
    }
    return new Repaired.Step(changes.all(), events.told(changes, since), changes.lossy(), clears);
  }

  /** What the run has come to. */
  void count(CompareReport report) {
    meters.counter("compare.repaired").increment(report.repaired());
    meters.counter("compare.told").increment(report.told());
    meters.counter("compare.configs").increment(report.configs());
    meters.counter("compare.cleared").increment(report.cleared() ? 1 : 0);
    meters.counter(CatalogChanges.LOSS_COUNTER).increment(report.lossy() ? 1 : 0);
    meters.counter("compare.failed").increment(isFailure(report.outcome()) ? 1 : 0);
  }

  private void invalidate(List<Tag> tags, Invalidation kind) {
    for (int from = 0; from < tags.size(); from += HybridCache.MOST_TAGS) {
      int to = Math.min(from + HybridCache.MOST_TAGS, tags.size());
      cache.invalidateTags(tags.subList(from, to), kind, CAUSE);
    }
  }

  private static boolean isFailure(Outcome outcome) {
    return switch (outcome) {
      case REMEMBERED, COMPARED -> false;
      case DCS_DOWN, UNREADABLE, STORES_DOWN -> true;
    };
  }
}
