package org.dreamlms.lib.hybridcache;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Region, credentials and address come from where the SDK looks for them. */
@Factory
final class SharedStoreBeans {
  /** One vector for the whole table; a second namespace would have its own. */
  private static final String NAMESPACE = "main";

  private static final Duration CONNECT = Duration.ofMillis(500);

  /** A request, a poll beside it, and second attempts of both. */
  private static final int CONNECTIONS = 4;

  /** The SDK's own are up to 100 ms, and to 1 s when throttled: the time would be over. */
  private static final BackoffStrategy BACKOFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(10), Duration.ofMillis(40));

  /** 128 bits: no two incarnations are ever alike. */
  private static final int INCARNATION_BYTES = 16;

  @Singleton
  @Bean(typed = SpentCapacity.class)
  SpentCapacity spent(@Nullable ConsumedCapacity also) {
    return new SpentCapacity(also == null ? ConsumedCapacity.IGNORED : also);
  }

  /**
   * Its client is no bean: others have clients of the same type with other time limits.
   *
   * @throws ConfigurationException without a table
   */
  @Singleton
  @Bean(preDestroy = "close")
  DynamoCalls calls(
      CacheSettings settings,
      RemainingTime remaining,
      SpentCapacity spent,
      @Property(name = "dynamodb.endpoint") @Nullable String endpoint) {
    String table = settings.table();
    if (table == null || table.isBlank()) {
      throw new ConfigurationException("CACHE_TABLE is not set: the DynamoDB table of the cache");
    }
    return new DynamoCalls(
        client(settings, endpoint),
        table,
        new TimeLimit(settings.timeout(), remaining),
        spent,
        Pause.random(new SecureRandom()));
  }

  @Singleton
  @Bean(typed = StatisticsStore.class)
  DynamoStatistics statistics(DynamoCalls calls) {
    return new DynamoStatistics(calls, NAMESPACE);
  }

  @Singleton
  @Bean(typed = SharedStore.class)
  DynamoSharedStore sharedStore(DynamoCalls calls, InstantSource clock) {
    // Its state is renewed when an environment is restored, so two clones do not draw alike.
    SecureRandom random = new SecureRandom();
    return new DynamoSharedStore(calls, NAMESPACE, () -> incarnation(random), clock);
  }

  /** Its text is not repeated: it could be a secret that went into the wrong variable. */
  private static URI address(String endpoint) {
    try {
      URI address = new URI(endpoint);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (URISyntaxException none) {
      // As any other that is none.
    }
    throw new ConfigurationException("DYNAMODB_ENDPOINT must be http(s)://host[:port]");
  }

  static String incarnation(SecureRandom random) {
    byte[] bytes = new byte[INCARNATION_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * @param endpoint {@code DYNAMODB_ENDPOINT}, for containers that get none of the SDK's own
   *     settings; blank: the SDK looks by itself
   */
  private static DynamoDbClient client(CacheSettings settings, @Nullable String endpoint) {
    Duration socket =
        settings.timeout().compareTo(TimeLimit.CONNECTING) > 0
            ? settings.timeout()
            : TimeLimit.CONNECTING;
    DynamoDbClientBuilder builder = DynamoDbClient.builder();
    if (endpoint != null && !endpoint.isBlank()) {
      builder.endpointOverride(address(endpoint.strip()));
    }
    return builder
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionTimeout(CONNECT)
                .socketTimeout(socket)
                // Its thread would stand still with the environment and then close what is in use.
                .useIdleConnectionReaper(false))
        // How long each attempt may take is said with each request.
        .overrideConfiguration(
            override ->
                override.retryStrategy(
                    StandardRetryStrategy.builder()
                        .maxAttempts(TimeLimit.ATTEMPTS)
                        .backoffStrategy(BACKOFF)
                        .throttlingBackoffStrategy(BACKOFF)
                        .build()))
        .build();
  }
}
