package org.dreamlms.functions.workers;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.dreamlms.functions.workers.ReconcileReport.Outcome;
import org.dreamlms.lib.dcsclient.DcsDelivery;
import org.dreamlms.lib.dcsclient.DcsException;
import org.dreamlms.lib.dcsclient.DcsWebhooks;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.Position;
import org.dreamlms.lib.dcsevents.Positions;
import org.dreamlms.lib.dcsevents.PublicUrl;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.lambdahttp.Invocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what no webhook brought: one run over DCS's delivery log. What the log cannot tell (a gap,
 * or no log at all for too long) is met by invalidating everything; again each time that it is too
 * long.
 *
 * <p>The position is kept last. A run that dies before repeats what it did, which costs a fetch; so
 * do two runs at once, of which one keeps its position.
 */
@Singleton
@Requires(property = PublicUrl.PROPERTY)
final class Reconcile {
  /** For the position (2 s at most, {@code EVENTS_TIMEOUT}), and for saying what was done. */
  static final Duration RESERVE = Duration.ofSeconds(5);

  /**
   * What one entry may take: it is looked for, recorded, invalidated, the vector of the cache is
   * asked for, the second invalidation is ordered, and it is recorded as done; each 2 s at most
   * ({@code EVENTS_TIMEOUT}, {@code CACHE_TIMEOUT} of the template).
   */
  static final Duration ENTRY = Duration.ofSeconds(12);

  /**
   * What DCS has to leave: with a moment in between, the first entry can always begin. Everything
   * is invalidated in less.
   */
  static final Duration AFTER_DCS = ENTRY.plus(RESERVE).plusSeconds(2);

  /** Where no invocation is under way. */
  private static final Duration OUTSIDE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);

  private final ReconcileSettings settings;
  private final PublicUrl ours;
  private final DcsWebhooks webhooks;
  private final Positions positions;
  private final SettleDelivery deliveries;
  private final HybridCache cache;
  private final InstantSource clock;
  private final Invocation invocation;
  private final MeterRegistry meters;

  Reconcile(
      ReconcileSettings settings,
      PublicUrl ours,
      DcsWebhooks webhooks,
      Positions positions,
      SettleDelivery deliveries,
      HybridCache cache,
      InstantSource clock,
      Invocation invocation,
      MeterRegistry meters) {
    this.settings = settings;
    this.ours = ours;
    this.webhooks = webhooks;
    this.positions = positions;
    this.deliveries = deliveries;
    this.cache = cache;
    this.clock = clock;
    this.invocation = invocation;
    this.meters = meters;
  }

  /**
   * An outage is no failure of the run: the schedule comes again.
   *
   * @throws RuntimeException when anything else fails
   */
  ReconcileReport run() {
    String url = ours.url();
    if (url == null) {
      LOG.info("reconciliation is off (DCS_WEBHOOK_URL)");
      return ReconcileReport.nothing(Outcome.OFF);
    }
    try {
      ReconcileReport report = run(url);
      LOG.info("Reconciled {}", report);
      return report;
    } catch (EventsUnavailable | SharedStoreException down) {
      count("reconcile.failed", 1);
      LOG.warn("Reconciliation failed, the next run tries again", down);
      return ReconcileReport.nothing(Outcome.STORES_DOWN);
    }
  }

  private ReconcileReport run(String url) {
    Optional<Position> known = positions.find();
    DeliveryLog log;
    try {
      log = DeliveryLog.read(webhooks, url);
    } catch (DcsException unreachable) {
      LOG.warn("DCS does not give its delivery log: {}", unreachable.getMessage());
      return blind(known, Outcome.UNREACHABLE);
    } catch (RuntimeException odd) {
      LOG.error("DCS's delivery log cannot be read", odd);
      return blind(known, Outcome.UNREACHABLE);
    }
    if (log.subscriptions().isEmpty()) {
      count("reconcile.unsubscribed", 1);
      LOG.error(
          "DCS has no active subscription with our address and all events: it does not tell us"
              + " what changes until somebody registers (POST /api/v1/admin/webhooks/register)");
      return blind(known, Outcome.NO_SUBSCRIPTION);
    }
    return reconcile(known, log);
  }

  private ReconcileReport reconcile(Optional<Position> known, DeliveryLog log) {
    Instant now = clock.instant();
    Position before = known.orElse(Position.first(now));
    Optional<String> gap = log.gapAfter(before);
    // Whatever the log does not show happened before it was read.
    Position from = gap.map(why -> cleared(before, why, now)).orElse(before);
    int settled = gap.isPresent() ? log.beginning() : before.settled();
    Tally tally = new Tally(settled);
    for (DcsDelivery delivery : log.due(settled, now)) {
      if (invocation.remaining(OUTSIDE).compareTo(ENTRY.plus(RESERVE)) < 0) {
        tally.cutOff();
        break;
      }
      tally.add(delivery.id(), deliveries.settle(delivery));
    }
    count("reconcile.repaired", tally.repaired());
    count("reconcile.early", tally.early());
    count("reconcile.failed", tally.failed());
    keep(from.read(log.subscriptions(), tally.upTo(), now));
    return tally.report(gap.isPresent());
  }

  /** Nothing is to be read now. */
  private ReconcileReport blind(Optional<Position> known, Outcome why) {
    count("reconcile.unreachable", 1);
    Instant now = clock.instant();
    if (known.isEmpty()) {
      // From now on it is known for how long.
      keep(Position.first(now));
      return ReconcileReport.blind(why, false);
    }
    Position before = known.get();
    boolean clears = !before.knownUntil().plus(settings.blind()).isAfter(now);
    boolean forgets = why == Outcome.NO_SUBSCRIPTION && !before.subscriptions().isEmpty();
    if (clears || forgets) {
      Position after =
          clears ? cleared(before, "no log of DCS since " + before.read(), now) : before;
      keep(forgets ? after.withoutSubscription() : after);
    }
    return ReconcileReport.blind(why, clears);
  }

  private Position cleared(Position before, String why, Instant now) {
    cache.clear(Invalidation.SOFT, "reconcile: " + why);
    count("reconcile.cleared", 1);
    LOG.warn("Everything is invalidated: {}", why);
    return before.cleared(now, why);
  }

  private void keep(Position now) {
    if (!positions.keep(now.next())) {
      LOG.info("Another run has kept its position; what this one did was done twice, no more");
    }
  }

  private void count(String name, int more) {
    meters.counter(name).increment(more);
  }
}
