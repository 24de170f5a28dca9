package org.dreamlms.lib.ratelimits;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Region and credentials come from where the SDK looks for them, and so does the address mostly.
 */
@Factory
final class RateLimitBeans {
  private static final Duration CONNECT = Duration.ofMillis(500);

  /** One connection is enough for one request at a time, another for a second attempt. */
  @Singleton
  @Bean(preDestroy = "close")
  DynamoDbClient counters(RateLimitSettings settings, DynamoSettings dynamo) {
    return DynamoDbClient.builder()
        // Null is as never called.
        .endpointOverride(dynamo.uri().orElse(null))
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(2)
                .connectionTimeout(CONNECT)
                .socketTimeout(settings.timeout())
                // Its thread would stand still with the environment and then close what is in use.
                .useIdleConnectionReaper(false))
        .overrideConfiguration(
            override ->
                override
                    // The second attempt is for a connection that died while all was frozen.
                    .retryStrategy(StandardRetryStrategy.builder().maxAttempts(2).build())
                    .apiCallTimeout(settings.timeout()))
        .build();
  }

  /**
   * @throws ConfigurationException without a table
   */
  @Singleton
  RateLimits rateLimits(
      DynamoDbClient counters,
      RateLimitSettings settings,
      RemainingTime remaining,
      InstantSource clock) {
    String table = settings.table();
    if (table == null || table.isBlank()) {
      throw new ConfigurationException(
          "RATE_LIMITS_TABLE is not set: the DynamoDB table of counters");
    }
    return new DynamoRateLimits(counters, table, remaining, clock);
  }
}
