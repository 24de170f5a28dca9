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

  /** Those that {@code lag} is a sum of. */
  private final Counter measured;

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
    measured = meters.counter("webhook.measured");
    lag = meters.counter("webhook.lag-millis");
  }

  /**
   * A sum over what was measured: divide by its number. Nothing is measured by a clock that is
   * known to be wrong: of what was skewed, or came before it was sent.
   *
   * @param time from DCS's time to the effect; null when DCS does not say one
   */
  void lag(@Nullable Duration time, boolean skewed) {
    if (time != null && !time.isNegative() && !skewed) {
      measured.increment();
      lag.increment(time.toMillis());
    }
  }
}
