package org.dreamlms.lib.ratelimits;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Region, credentials and address come from where the SDK looks for them. */
@Factory
final class RateLimitBeans {
  private static final String LAMBDA = "AWS_Lambda_";
  private static final Duration CONNECT = Duration.ofMillis(500);

  /**
   * One connection is enough for one request at a time, another for a second attempt.
   *
   * @param executionEnvironment {@code AWS_EXECUTION_ENV}, which Lambda sets
   * @param samLocal {@code AWS_SAM_LOCAL}: {@code true} where the SAM CLI runs the function
   * @param ownEndpoint {@code AWS_ENDPOINT_URL_DYNAMODB}
   * @param anyEndpoint {@code AWS_ENDPOINT_URL}
   * @throws ConfigurationException when a deployed function would count somewhere else than in AWS
   */
  @Singleton
  @Bean(preDestroy = "close")
  DynamoDbClient counters(
      RateLimitSettings settings,
      @Property(name = "aws.execution.env") @Nullable String executionEnvironment,
      @Property(name = "aws.sam.local") @Nullable String samLocal,
      @Property(name = "aws.endpoint.url.dynamodb") @Nullable String ownEndpoint,
      @Property(name = "aws.endpoint.url") @Nullable String anyEndpoint) {
    boolean deployed =
        executionEnvironment != null
            && executionEnvironment.startsWith(LAMBDA)
            && !"true".equalsIgnoreCase(samLocal);
    if (deployed && (isSet(ownEndpoint) || isSet(anyEndpoint))) {
      throw new ConfigurationException("A deployed function refuses AWS_ENDPOINT_URL settings");
    }
    return DynamoDbClient.builder()
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

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
