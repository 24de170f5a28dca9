package org.dreamlms.lib.dcsevents;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where events are kept. A function that sets neither table nor queue has no beans for them.
 *
 * @param table {@code EVENTS_TABLE}: name of the DynamoDB table
 * @param queueUrl {@code EVENTS_QUEUE_URL}: of the queue for what is to be done later
 * @param timeout {@code EVENTS_TIMEOUT}: longest wait for one request, all attempts together, where
 *     the invocation leaves no less; 10 ms to 10 s
 * @param againAfter {@code EVENTS_AGAIN_AFTER}: how long after the first invalidation the second
 *     one comes, whole seconds, 0 to 15 min. As long as DCS may answer the old content after its
 *     own webhook (cache protocol 7.2)
 */
@ConfigurationProperties("events")
public record EventsSettings(
    @Nullable String table,
    @Nullable String queueUrl,
    @Bindable(defaultValue = "2s") Duration timeout,
    @Bindable(defaultValue = "5s") Duration againAfter) {

  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** SQS delays no message for longer. */
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  public EventsSettings {
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("EVENTS_TIMEOUT must be between 10ms and 10s: " + timeout);
    }
    if (againAfter.isNegative() || againAfter.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException(
          "EVENTS_AGAIN_AFTER must be between 0s and 15m: " + againAfter);
    }
    if (againAfter.getNano() != 0) {
      // SQS would be told less, down to none at all.
      throw new IllegalArgumentException("EVENTS_AGAIN_AFTER must be whole seconds: " + againAfter);
    }
  }
}
