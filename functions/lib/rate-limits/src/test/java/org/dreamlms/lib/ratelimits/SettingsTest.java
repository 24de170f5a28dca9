package org.dreamlms.lib.ratelimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class SettingsTest {
  private static final RateLimitBeans BEANS = new RateLimitBeans();

  @Test
  void the_keys_and_their_defaults() {
    assertThat(settings(Map.of("rate.limits.table", "counts")))
        .isEqualTo(new RateLimitSettings("counts", Duration.ofSeconds(2)));
    assertThat(settings(Map.of("rate.limits.timeout", "300ms")))
        .isEqualTo(new RateLimitSettings(null, Duration.ofMillis(300)));
  }

  @Test
  void a_timeout_that_nobody_can_mean_is_refused() {
    for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(11)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new RateLimitSettings("counts", wrong))
          .withMessageContaining("RATE_LIMITS_TIMEOUT");
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void without_an_endpoint_the_sdk_looks_by_itself(@Nullable String endpoint) {
    assertThat(client(endpoint).serviceClientConfiguration().endpointOverride()).isEmpty();
  }

  @Test
  void an_endpoint_is_where_the_client_goes() {
    assertThat(client("http://127.0.0.1:8002").serviceClientConfiguration().endpointOverride())
        .contains(URI.create("http://127.0.0.1:8002"));
  }

  @Test
  void the_key_of_the_endpoint() {
    try (var context =
        ApplicationContext.run(Map.of("dynamodb.endpoint", "http://127.0.0.1:8002"))) {
      assertThat(context.getBean(DynamoSettings.class))
          .isEqualTo(new DynamoSettings("http://127.0.0.1:8002"));
    }
    try (var context = ApplicationContext.run(Map.of("dynamodb.endpoint", ""))) {
      assertThat(context.getBean(DynamoSettings.class)).isEqualTo(new DynamoSettings(null));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c4nary",
        "127.0.0.1:8002",
        "ftp://c4nary",
        "http://",
        "http://a b",
        "http://c4nary@h",
        "http://h?c4nary",
        "http://h/c4nary"
      })
  void what_is_no_endpoint_is_refused_without_being_told(String endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DynamoSettings(endpoint))
        .withMessage("DYNAMODB_ENDPOINT must be http(s)://host[:port]");
  }

  /** The SDK looks for a region in its own places, of which Lambda fills one. */
  private static DynamoDbClient client(@Nullable String endpoint) {
    System.setProperty("aws.region", "us-east-1");
    try (DynamoDbClient client =
        BEANS.counters(
            new RateLimitSettings("counts", Duration.ofSeconds(1)), new DynamoSettings(endpoint))) {
      return client;
    } finally {
      System.clearProperty("aws.region");
    }
  }

  @Tag("LO4")
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void lo4_a_missing_or_blank_table_stops_the_start(@Nullable String table) {
    RateLimitSettings settings = new RateLimitSettings(table, Duration.ofSeconds(1));
    try (var client = DynamoDbClient.builder().region(Region.US_EAST_1).build()) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(
              () -> BEANS.rateLimits(client, settings, () -> Duration.ZERO, InstantSource.system()))
          .withMessageContaining("RATE_LIMITS_TABLE");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Login", "login_user", "login#", "-", "a-b-c-d-e"})
  void a_door_is_a_few_words(String door) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RateLimit(door, 1, Duration.ofMinutes(1)));
  }

  @Test
  void a_limit_is_a_positive_number_in_whole_seconds() {
    for (int most : new int[] {-1, 0, 1_000_001}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new RateLimit("test", most, Duration.ofMinutes(1)));
    }
    for (String window : new String[] {"PT0S", "PT0.5S", "PT1.5S", "PT24H1S", "PT-1S"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new RateLimit("test", 1, Duration.parse(window)));
    }
  }

  private static RateLimitSettings settings(Map<String, Object> properties) {
    try (var context = ApplicationContext.run(properties)) {
      return context.getBean(RateLimitSettings.class);
    }
  }
}
