package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.dreamlms.lib.dcsclient.DcsDelivery;
import org.dreamlms.lib.dcsclient.DcsDelivery.Status;
import org.dreamlms.lib.dcsevents.Applied;
import org.dreamlms.lib.dcsevents.ApplyEvent;
import org.dreamlms.lib.dcsevents.EventLog;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.Outcome;
import org.dreamlms.lib.dcsevents.PublicUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One entry of DCS's log. Whatever DCS thinks became of it: only what our own record calls done is
 * done. Also a success may have been answered by somebody who was not us; and what DCS is still at,
 * nobody knows whether it will bring: done now, the webhook finds it done.
 */
@Singleton
@Requires(property = PublicUrl.PROPERTY)
final class SettleDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(SettleDelivery.class);

  private final EventLog log;
  private final ApplyEvent apply;
  private final InstantSource clock;

  /** What came of it. */
  enum Settled {
    /** It was done, or has no effect. */
    BEFORE,
    /** It is done now, after DCS had given it up, or was told that it is done. */
    NOW,
    /** It is done now, while DCS may still be at it: it need not be missing. */
    EARLY,
    /** It could not be done. */
    FAILED
  }

  SettleDelivery(EventLog log, ApplyEvent apply, InstantSource clock) {
    this.log = log;
    this.apply = apply;
    this.clock = clock;
  }

  /** Never fails: whatever is wrong with one, those behind it have their turn. */
  Settled settle(DcsDelivery delivery) {
    try {
      Optional<LoggedEvent> logged = LoggedEvent.of(delivery);
      return logged.isEmpty() ? Settled.BEFORE : settle(delivery, logged.get());
    } catch (RuntimeException failure) {
      LOG.warn("Delivery {} of DCS failed, the next run tries again", delivery.id(), failure);
      return Settled.FAILED;
    }
  }

  private Settled settle(DcsDelivery delivery, LoggedEvent logged) {
    Optional<EventRecord> record = log.find(logged.event().id());
    if (record.filter(one -> one.outcome() == Outcome.DONE).isPresent()) {
      return Settled.BEFORE;
    }
    if (record.isEmpty()) {
      log.arrived(logged.arrival(clock.instant()));
    }
    return switch (apply.apply(logged.event())) {
      case Applied.Done(var commit) -> {
        LOG.info(
            "Event id={} of delivery {} ({}) repaired sequence={}",
            logged.event().id(),
            delivery.id(),
            delivery.status(),
            commit.sequence());
        yield delivery.status() == Status.PENDING ? Settled.EARLY : Settled.NOW;
      }
      case Applied.Undone(var missing, var cause) -> {
        LOG.warn("Event id={} is not done for want of {}", logged.event().id(), missing, cause);
        yield Settled.FAILED;
      }
    };
  }
}
