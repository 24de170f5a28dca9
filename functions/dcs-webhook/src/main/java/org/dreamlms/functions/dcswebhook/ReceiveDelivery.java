package org.dreamlms.functions.dcswebhook;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.dreamlms.functions.dcswebhook.Reception.NotNow;
import org.dreamlms.functions.dcswebhook.Reception.Received;
import org.dreamlms.functions.dcswebhook.Reception.Unreadable;
import org.dreamlms.lib.dcsevents.Applied;
import org.dreamlms.lib.dcsevents.ApplyEvent;
import org.dreamlms.lib.dcsevents.Arrival;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventReader;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.EventWindow;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.dcsevents.ReadEvent;
import org.dreamlms.lib.dcsevents.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in one delivery whose signature was right ({@link SignedOnly}). */
@Singleton
final class ReceiveDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiveDelivery.class);

  private final ApplyEvent apply;
  private final PutOff putOff;
  private final EventWindow window;
  private final DeliveryCounts counts;
  private final InstantSource clock;

  ReceiveDelivery(
      ApplyEvent apply,
      PutOff putOff,
      EventWindow window,
      DeliveryCounts counts,
      InstantSource clock) {
    this.apply = apply;
    this.putOff = putOff;
    this.window = window;
    this.counts = counts;
    this.clock = clock;
  }

  /**
   * @param compressed whether the body is said to be so: the signature is of what was sent, and
   *     nobody says what it would be of
   */
  Reception receive(byte[] body, boolean compressed) {
    Delivery delivery = new Delivery(EventId.of(body), EventId.sha256(body), clock.instant());
    if (compressed) {
      return unreadable(delivery, Arrival.COMPRESSED);
    }
    return switch (EventReader.read(body)) {
      case ReadEvent.Known(var event, var id, var timestamp) ->
          effect(delivery, new KnownEvent(delivery.id(), event, id), timestamp);
      case ReadEvent.UnusableId(var event, var timestamp) ->
          effect(delivery, new KnownEvent(delivery.id(), event, null), timestamp);
      case ReadEvent.Unknown(var event, var timestamp) -> ignored(delivery, event, timestamp);
      case ReadEvent.Unparsable() -> unreadable(delivery, Arrival.UNPARSABLE);
    };
  }

  private Reception effect(Delivery delivery, KnownEvent event, @Nullable Instant timestamp) {
    boolean skewed = timestamp != null && !window.holds(timestamp, delivery.at());
    EventRecord record =
        putOff.recorded(
            delivery.arrival(
                event.event().event(),
                event.dataId(),
                timestamp,
                Verdict.ACCEPTED,
                event.reason(),
                skewed));
    if (record != null && record.isDoneAt(delivery.at())) {
      counts.duplicate.increment();
      LOG.info("Event id={} duplicate={}", event.id(), record.duplicates());
      return new Received(event.id());
    }
    if (skewed) {
      counts.skew.increment();
      LOG.warn("Event id={} is of {}: compare the clocks", event.id(), timestamp);
    }
    if (event.dataId() == null) {
      counts.unusableId.increment();
      LOG.error("Event id={} names nothing usable: everything is invalidated", event.id());
    }
    return applied(delivery, event, timestamp, skewed);
  }

  private Reception applied(
      Delivery delivery, KnownEvent event, @Nullable Instant timestamp, boolean skewed) {
    return switch (apply.apply(event)) {
      case Applied.Done(var commit) -> {
        Duration lag = timestamp == null ? null : Duration.between(timestamp, commit.at());
        counts.accepted.increment();
        counts.lag(lag, skewed);
        LOG.info(
            "Event id={} event={} dataId={} sequence={} millis={} lag={}",
            event.id(),
            event.event().event(),
            event.dataId(),
            commit.sequence(),
            Duration.between(delivery.at(), commit.at()).toMillis(),
            lag);
        yield new Received(event.id());
      }
      case Applied.Undone(var missing, var cause) -> {
        counts.uncommitted.increment();
        LOG.warn("Event id={} is not done for want of {}", event.id(), missing, cause);
        putOff.order(event);
        yield new NotNow();
      }
    };
  }

  private Reception ignored(Delivery delivery, String event, @Nullable Instant timestamp) {
    putOff.recorded(
        delivery.arrival(event, null, timestamp, Verdict.IGNORED, Arrival.UNKNOWN_EVENT, false));
    counts.ignored.increment();
    LOG.info("Event id={} event={} is none of ours", delivery.id(), event);
    return new Received(delivery.id());
  }

  private Reception unreadable(Delivery delivery, String reason) {
    putOff.recorded(delivery.arrival("", null, null, Verdict.REFUSED, reason, false));
    counts.unreadable.increment();
    LOG.warn("Event id={} is signed and {}", delivery.id(), reason);
    return new Unreadable();
  }
}
