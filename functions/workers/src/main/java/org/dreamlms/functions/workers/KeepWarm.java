package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dreamlms.functions.workers.WarmUpReport.Outcome;
import org.dreamlms.lib.bookcatalog.BookCacheSettings;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.dreamlms.lib.bookcatalog.CatalogWarmUp;
import org.dreamlms.lib.bookcatalog.CatalogWarmUp.Warmed;
import org.dreamlms.lib.lambdahttp.Invocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the warm-up, in the time that the invocation has. */
@Singleton
@Requires(beans = CatalogWarmUp.class)
final class KeepWarm {
  /** For the last write, and for saying what was done. */
  static final Duration RESERVE = Duration.ofSeconds(3);

  /** Where no invocation is under way. */
  private static final Duration OUTSIDE = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(KeepWarm.class);

  private final CatalogWarmUp catalog;
  private final BookCacheSettings cache;
  private final WarmUpSettings settings;
  private final Invocation invocation;

  KeepWarm(
      CatalogWarmUp catalog,
      BookCacheSettings cache,
      WarmUpSettings settings,
      Invocation invocation) {
    this.catalog = catalog;
    this.cache = cache;
    this.settings = settings;
    this.invocation = invocation;
  }

  /**
   * An outage of DCS is no failure: the schedule comes again, and the requests of people find out
   * by themselves.
   *
   * @throws RuntimeException when anything else fails
   */
  WarmUpReport warm() {
    if (!cache.warmupEnabled()) {
      LOG.info("warm-up is off (DCS_CACHE_WARMUP_ENABLED)");
      return WarmUpReport.nothing(Outcome.OFF);
    }
    try {
      Warmed warmed = catalog.warm(settings.most(), time());
      LOG.info(
          "Warmed publishers={} books={} complete={}",
          warmed.publishers(),
          warmed.books(),
          warmed.complete());
      return new WarmUpReport(Outcome.WARM, warmed.publishers(), warmed.books(), warmed.complete());
    } catch (CatalogUnavailable down) {
      LOG.warn(
          "{}, the next run tries again: {}",
          down.getMessage(),
          down.getCause() == null ? "" : down.getCause().getMessage());
      return WarmUpReport.nothing(Outcome.DCS_DOWN);
    }
  }

  private Duration time() {
    Duration left = invocation.remaining(OUTSIDE).minus(RESERVE);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
