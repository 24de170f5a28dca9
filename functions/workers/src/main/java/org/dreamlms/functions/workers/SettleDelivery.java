package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.dreamlms.lib.dcsclient.DcsDelivery;
import org.dreamlms.lib.dcsevents.Applied;
import org.dreamlms.lib.dcsevents.ApplyEvent;
import org.dreamlms.lib.dcsevents.EventLog;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.Outcome;
import org.dreamlms.lib.dcsevents.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One entry of DCS's log. Whatever DCS thinks became of it: only what our own record calls done is
 * done. Also a success may have been answered by somebody who was not us.
 */
@Singleton
@Requires(property = PublicUrl.PROPERTY)
final class SettleDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(SettleDelivery.class);

  private final ReconcileSettings settings;
  private final EventLog log;
  private final ApplyEvent apply;
  private final InstantSource clock;

  /** What came of it. */
  enum Settled {
    /** It was done, or has no effect. */
    BEFORE,
    /** It is done now. */
    NOW,
    /** DCS is still at it. */
    LEFT,
    /** It could not be done. */
    FAILED
  }

  SettleDelivery(ReconcileSettings settings, EventLog log, ApplyEvent apply, InstantSource clock) {
    this.settings = settings;
    this.log = log;
    this.apply = apply;
    this.clock = clock;
  }

  /** Never fails for want of a store. */
  Settled settle(DcsDelivery delivery) {
    Instant now = clock.instant();
    if (delivery.status() == DcsDelivery.Status.PENDING && isYoung(delivery.created(), now)) {
      return Settled.LEFT;
    }
    Optional<LoggedEvent> logged = LoggedEvent.of(delivery);
    if (logged.isEmpty()) {
      return Settled.BEFORE;
    }
    try {
      return settle(delivery, logged.get(), now);
    } catch (EventsUnavailable unknown) {
      LOG.warn("Delivery {} of DCS: nobody knows whether it is done", delivery.id(), unknown);
      return Settled.FAILED;
    }
  }

  private Settled settle(DcsDelivery delivery, LoggedEvent logged, Instant now) {
    Optional<EventRecord> record = log.find(logged.event().id());
    if (record.filter(one -> one.outcome() == Outcome.DONE).isPresent()) {
      return Settled.BEFORE;
    }
    if (record.isEmpty()) {
      log.arrived(logged.arrival(now));
    }
    return switch (apply.apply(logged.event())) {
      case Applied.Done(var commit) -> {
        LOG.info(
            "Event id={} of delivery {} ({}) repaired sequence={}",
            logged.event().id(),
            delivery.id(),
            delivery.status(),
            commit.sequence());
        yield Settled.NOW;
      }
      case Applied.Undone(var missing, var cause) -> {
        LOG.warn("Event id={} is not done for want of {}", logged.event().id(), missing, cause);
        yield Settled.FAILED;
      }
    };
  }

  /** A clock that is far ahead of ours makes nothing young for ever. */
  private boolean isYoung(@Nullable Instant created, Instant now) {
    return created != null
        && Duration.between(created, now).abs().compareTo(settings.pending()) < 0;
  }
}
