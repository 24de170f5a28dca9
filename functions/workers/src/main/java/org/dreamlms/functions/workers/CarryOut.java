package org.dreamlms.functions.workers;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.dreamlms.lib.dcsevents.Applied;
import org.dreamlms.lib.dcsevents.ApplyEvent;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUpMessage;
import org.dreamlms.lib.dcsevents.Invalidate;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One order of the queue. */
@Singleton
@Requires(property = "events.table")
@Requires(property = "events.queue-url")
final class CarryOut {
  private static final Logger LOG = LoggerFactory.getLogger(CarryOut.class);

  private final Invalidate invalidate;
  private final ApplyEvent apply;
  private final Counter done;
  private final Counter failed;
  private final Counter unreadable;

  CarryOut(Invalidate invalidate, ApplyEvent apply, MeterRegistry meters) {
    this.invalidate = invalidate;
    this.apply = apply;
    done = meters.counter("events.followed");
    failed = meters.counter("events.failed");
    unreadable = meters.counter("events.unreadable");
  }

  /**
   * Never fails.
   *
   * @param message null when there is none in it
   * @return false when it has to come back
   */
  boolean carryOut(@Nullable String message) {
    Optional<FollowUp> order = FollowUpMessage.read(message == null ? "" : message);
    if (order.isEmpty()) {
      unreadable.increment();
      LOG.error("A message of the queue is not understood; it stays for the dead letters");
      return false;
    }
    boolean carried = carriedOut(order.get());
    (carried ? done : failed).increment();
    return carried;
  }

  private boolean carriedOut(FollowUp order) {
    KnownEvent event = order.event();
    try {
      return switch (order.step()) {
        case AGAIN -> {
          long sequence = invalidate.invalidate(event);
          LOG.info("Event id={} again sequence={}", event.id(), sequence);
          yield true;
        }
        case COMPLETE -> completed(event);
      };
    } catch (RuntimeException failure) {
      LOG.warn("Event id={} {} failed, the queue tries again", event.id(), order.step(), failure);
      return false;
    }
  }

  private boolean completed(KnownEvent event) {
    return switch (apply.apply(event)) {
      case Applied.Done(var commit) -> {
        LOG.info("Event id={} completed sequence={}", event.id(), commit.sequence());
        yield true;
      }
      case Applied.Undone(var missing, var cause) -> {
        LOG.warn("Event id={} is not done for want of {}", event.id(), missing, cause);
        yield false;
      }
    };
  }
}
