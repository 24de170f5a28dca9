package org.dreamlms.lib.ratelimits;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where counters are kept.
 *
 * @param table {@code RATE_LIMITS_TABLE}: name of the DynamoDB table
 * @param timeout {@code RATE_LIMITS_TIMEOUT}: longest wait for one count, all attempts together,
 *     where the invocation leaves no less; 10 ms to 10 s. DynamoDB takes some 5 ms; the first call
 *     of an environment also opens a connection
 */
@ConfigurationProperties("rate.limits")
public record RateLimitSettings(
    @Nullable String table, @Bindable(defaultValue = "2s") Duration timeout) {

  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  public RateLimitSettings {
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "RATE_LIMITS_TIMEOUT must be between 10ms and 10s: " + timeout);
    }
  }
}
