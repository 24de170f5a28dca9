package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.dreamlms.functions.workers.CompareReport.Outcome;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.CatalogContentInvalid;
import org.dreamlms.lib.bookcatalog.CatalogPrints;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.dreamlms.lib.bookcatalog.DcsNow;
import org.dreamlms.lib.bookcatalog.Publisher;
import org.dreamlms.lib.dcsevents.CatalogMemory;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.Recalled;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what changed without an event: one run over DCS's lists, and over the configs whose turn it
 * is.
 *
 * <p>What is remembered is recalled before DCS is asked, and kept after the invalidation is
 * committed. So a run that dies repeats what it did, which costs a fetch; of two runs at once the
 * slower one keeps nothing that is older; and what is edited after the lists were read differs from
 * what is kept, so the next run finds it.
 */
@Singleton
@Requires(property = "workers.compare.configs")
final class Compare {
  private static final Logger LOG = LoggerFactory.getLogger(Compare.class);

  private final DcsNow dcs;
  private final CatalogMemory memory;
  private final ConfigRound configs;
  private final Repair repair;
  private final HybridCache cache;
  private final InstantSource clock;

  Compare(
      DcsNow dcs,
      CatalogMemory memory,
      ConfigRound configs,
      Repair repair,
      HybridCache cache,
      InstantSource clock) {
    this.dcs = dcs;
    this.memory = memory;
    this.configs = configs;
    this.repair = repair;
    this.cache = cache;
    this.clock = clock;
  }

  /**
   * An outage is no failure of the run: the schedule comes again.
   *
   * @throws RuntimeException when anything else fails
   */
  CompareReport run() {
    Repaired sum = new Repaired();
    CompareReport report;
    try {
      report = run(sum);
    } catch (CatalogUnavailable down) {
      LOG.warn("DCS is not compared, the next run tries again: {}", down.getMessage());
      report = CompareReport.nothing(Outcome.DCS_DOWN);
    } catch (CatalogContentInvalid odd) {
      LOG.error("DCS is not compared: {}", odd.getMessage(), odd);
      report = CompareReport.nothing(Outcome.UNREADABLE);
    } catch (EventsUnavailable | SharedStoreException down) {
      LOG.warn("DCS is not compared, the next run tries again", down);
      report = sum.report(Outcome.STORES_DOWN, 0, 0, ConfigRound.Asked.NONE);
    }
    repair.count(report);
    LOG.info("Compared {}", report);
    return report;
  }

  private CompareReport run(Repaired sum) {
    Recalled known = memory.recall();
    Duration leftAlone = cache.originLeftAloneFor();
    if (leftAlone != null) {
      LOG.info("DCS is left alone for {} by everybody", leftAlone);
      return CompareReport.nothing(Outcome.DCS_DOWN);
    }
    Instant read = clock.instant();
    List<Publisher> publishers = dcs.publishers();
    List<Book> books = dcs.books();
    CatalogPrints now = CatalogPrints.of(publishers, books);
    @Nullable CatalogPrints before = known.prints();
    CatalogPrints lists = before == null ? now : now.withConfigsOf(before);
    Recalled kept = kept(known, before == null ? lists : before, lists, sum);

    ConfigRound.Asked asked = configs.ask(books, lists, known.book());
    kept(kept, lists, lists.withConfigs(asked.found()), sum);
    memory.reached(asked.last(), read);
    return sum.report(
        before == null ? Outcome.REMEMBERED : Outcome.COMPARED,
        publishers.size(),
        now.books().size(),
        asked);
  }

  /** Committed first, kept then. */
  private Recalled kept(Recalled known, CatalogPrints before, CatalogPrints now, Repaired sum) {
    sum.add(repair.repair(now.since(before), known.read()));
    Recalled kept = memory.remember(known, now);
    if (kept.isOvertaken()) {
      LOG.info("Another run remembers already; what this one did was done twice, no more");
    }
    return kept;
  }
}
