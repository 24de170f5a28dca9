package org.dreamlms.functions.dcswebhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is counted, one name each: infra/docs/runbook.md says which of them want a person. */
@Singleton
final class DeliveryCounts {
  final Counter accepted;
  final Counter duplicate;
  final Counter ignored;

  /** No signature, or too long. */
  final Counter refused;

  /** Answered 503: nobody could say what DCS signs with. */
  final Counter unverified;

  /** Signed, but compressed or no event. */
  final Counter unreadable;

  /** Outside of the window: one of the clocks is wrong, or it was held up. */
  final Counter skew;

  /** Everything was invalidated, as nobody knew what was meant. */
  final Counter unusableId;

  /** Answered 503. */
  final Counter uncommitted;

  private final Counter lag;

  DeliveryCounts(MeterRegistry meters) {
    accepted = meters.counter("webhook.accepted");
    duplicate = meters.counter("webhook.duplicate");
    ignored = meters.counter("webhook.ignored");
    refused = meters.counter("webhook.refused");
    unverified = meters.counter("webhook.unverified");
    unreadable = meters.counter("webhook.unreadable");
    skew = meters.counter("webhook.skew");
    unusableId = meters.counter("webhook.unusable-id");
    uncommitted = meters.counter("webhook.uncommitted");
    lag = meters.counter("webhook.lag-millis");
  }

  /**
   * A sum over what was accepted: divide by their number.
   *
   * @param time from DCS's time to the effect; negative, when DCS's clock is ahead, counts nothing
   */
  void lag(@Nullable Duration time) {
    if (time != null && time.isPositive()) {
      lag.increment(time.toMillis());
    }
  }
}
