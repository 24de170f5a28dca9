package org.dreamlms.lib.dcsevents;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Region, credentials and addresses come from where the SDK looks for them. A jar of several
 * functions has the beans of those whose settings are there: without a table or a queue none is
 * made, and a function that wants one does not start.
 */
@Factory
final class EventsBeans {
  private static final Duration CONNECT = Duration.ofMillis(500);

  /** Its client is no bean: others have clients of the same type with other time limits. */
  @Singleton
  @Bean(
      typed = {EventLog.class, Positions.class},
      preDestroy = "close")
  @Requires(property = "events.table")
  DynamoEventLog eventLog(
      EventsSettings settings,
      RemainingTime remaining,
      InstantSource clock,
      @Property(name = "dynamodb.endpoint") @Nullable String endpoint) {
    return new DynamoEventLog(
        client(settings, endpoint),
        table(settings),
        new TimeLimit(settings.timeout(), remaining),
        clock);
  }

  /** No singleton: all of those are made at the start, and one function alone wants this. */
  @Prototype
  @Bean(typed = CatalogMemory.class, preDestroy = "close")
  @Requires(property = "events.table")
  DynamoCatalogMemory catalogMemory(
      EventsSettings settings,
      RemainingTime remaining,
      @Property(name = "dynamodb.endpoint") @Nullable String endpoint) {
    return new DynamoCatalogMemory(
        new TableCalls(
            client(settings, endpoint),
            table(settings),
            new TimeLimit(settings.timeout(), remaining)));
  }

  @Singleton
  @Bean(typed = FollowUps.class, preDestroy = "close")
  @Requires(property = "events.queue-url")
  SqsFollowUps followUps(EventsSettings settings, RemainingTime remaining) {
    return new SqsFollowUps(
        SqsClient.builder()
            .httpClientBuilder(http(settings))
            .overrideConfiguration(twice())
            .build(),
        given("EVENTS_QUEUE_URL", settings.queueUrl(), "the queue of what is done later"),
        new TimeLimit(settings.timeout(), remaining),
        settings.againAfter());
  }

  @Singleton
  @Requires(property = "events.table")
  @Requires(property = "events.queue-url")
  Invalidate invalidate(HybridCache cache) {
    return Invalidate.in(cache);
  }

  @Singleton
  @Requires(property = "events.table")
  @Requires(property = "events.queue-url")
  ApplyEvent applyEvent(
      Invalidate invalidate, FollowUps followUps, EventLog log, InstantSource clock) {
    return new ApplyEvent(invalidate, followUps, log, clock);
  }

  private static DynamoDbClient client(EventsSettings settings, @Nullable String endpoint) {
    DynamoDbClientBuilder client = DynamoDbClient.builder();
    if (endpoint != null && !endpoint.isBlank()) {
      client.endpointOverride(address(endpoint.strip()));
    }
    return client.httpClientBuilder(http(settings)).overrideConfiguration(twice()).build();
  }

  private static String table(EventsSettings settings) {
    return given("EVENTS_TABLE", settings.table(), "the DynamoDB table of events");
  }

  private static String given(String name, @Nullable String value, String what) {
    if (value == null || value.isBlank()) {
      throw new ConfigurationException(name + " is not set: " + what);
    }
    return value;
  }

  /** One connection for one request at a time, another for a second attempt. */
  private static Apache5HttpClient.Builder http(EventsSettings settings) {
    return Apache5HttpClient.builder()
        .maxConnections(2)
        .connectionTimeout(CONNECT)
        .socketTimeout(settings.timeout())
        // Its thread would stand still with the environment and then close what is in use.
        .useIdleConnectionReaper(false);
  }

  /** How long each may take is said with each request. */
  private static ClientOverrideConfiguration twice() {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(StandardRetryStrategy.builder().maxAttempts(TimeLimit.ATTEMPTS).build())
        .build();
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
}
