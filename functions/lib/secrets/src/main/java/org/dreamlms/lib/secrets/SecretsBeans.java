package org.dreamlms.lib.secrets;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.crac.Context;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Region, credentials and address come from where the SDK looks for them. A function without any
 * secret to be read makes no client. What was read is forgotten before a snapshot is taken.
 */
@Factory
final class SecretsBeans implements Resource {
  /** Counts readings that failed. It has an alarm. */
  static final String UNREAD = "secrets.unread";

  private static final Duration CONNECT = Duration.ofSeconds(1);

  private @Nullable Secrets made;
  private @Nullable SecretsManagerReader reader;

  @Singleton
  @Bean
  Secrets secrets(
      BeanProvider<RemainingTime> remaining, InstantSource clock, MeterRegistry meters) {
    Secrets secrets = new Secrets(() -> reader(remaining), clock, meters.counter(UNREAD));
    made = secrets;
    return secrets;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    Secrets secrets = made;
    if (secrets != null) {
      secrets.forget();
    }
  }

  /** The next who asks reads. */
  @Override
  public void afterRestore(Context<? extends Resource> context) {}

  @PreDestroy
  synchronized void close() {
    if (reader != null) {
      reader.close();
    }
  }

  private synchronized SecretReader reader(BeanProvider<RemainingTime> remaining) {
    if (reader == null) {
      reader = new SecretsManagerReader(client(), () -> remaining.get().left());
    }
    return reader;
  }

  /** One connection, another for a second attempt. */
  private static SecretsManagerClient client() {
    return SecretsManagerClient.builder()
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(2)
                .connectionTimeout(CONNECT)
                .socketTimeout(SecretsManagerReader.LONGEST)
                // Its thread would stand still with the environment and then close what is in use.
                .useIdleConnectionReaper(false))
        .overrideConfiguration(
            override ->
                override.retryStrategy(
                    StandardRetryStrategy.builder()
                        .maxAttempts(SecretsManagerReader.ATTEMPTS)
                        .build()))
        .build();
  }
}
