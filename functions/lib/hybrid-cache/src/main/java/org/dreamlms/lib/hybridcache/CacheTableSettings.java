package org.dreamlms.lib.hybridcache;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the shared tier is.
 *
 * @param table {@code CACHE_TABLE}: name of the DynamoDB table
 * @param timeout {@code CACHE_TIMEOUT}: longest wait for one request, all attempts together, where
 *     the invocation leaves no less; 10 ms to 10 s. DynamoDB takes some 5 ms. Until the first
 *     answer to an environment it may take {@link TimeLimit#CONNECTING}
 */
@ConfigurationProperties("cache")
public record CacheTableSettings(
    @Nullable String table, @Bindable(defaultValue = "120ms") Duration timeout) {

  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  public CacheTableSettings {
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("CACHE_TIMEOUT must be between 10ms and 10s: " + timeout);
    }
  }
}
