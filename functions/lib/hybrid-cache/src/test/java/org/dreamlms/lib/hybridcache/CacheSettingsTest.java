package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CacheSettingsTest {
  private static final SharedStoreBeans BEANS = new SharedStoreBeans();

  @Test
  void the_keys_and_their_defaults() {
    assertThat(settings(Map.of("cache.table", "shared")))
        .isEqualTo(settings("shared", Duration.ofMillis(120)));
    assertThat(settings(Map.of("cache.timeout", "2s")))
        .isEqualTo(settings(null, Duration.ofSeconds(2)));
  }

  @Test
  void a_timeout_that_nobody_can_mean_is_refused() {
    for (Duration wrong : new Duration[] {Duration.ofMillis(9), Duration.ofMillis(10_001)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> settings("shared", wrong))
          .withMessageContaining("CACHE_TIMEOUT");
    }
    for (Duration right : new Duration[] {Duration.ofMillis(10), Duration.ofSeconds(10)}) {
      assertThat(settings("shared", right).timeout()).isEqualTo(right);
    }
  }

  @org.junit.jupiter.api.Tag("LO4")
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void lo4_a_missing_or_blank_table_stops_the_start(@Nullable String table) {
    CacheSettings settings = settings(table, Duration.ofSeconds(1));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                BEANS.calls(
                    settings,
                    () -> Duration.ZERO,
                    new SpentCapacity(ConsumedCapacity.IGNORED),
                    null))
        .withMessageContaining("CACHE_TABLE");
  }

  @Test
  void an_incarnation_is_128_bits_by_chance() {
    SecureRandom random = new SecureRandom();

    assertThat(Stream.generate(() -> SharedStoreBeans.incarnation(random)).limit(100))
        .allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_cache_is_exact_to_a_second_unless_somebody_says_otherwise() {
    CacheSettings set =
        settings(
            Map.of(
                "cache.poll-interval", "2s",
                "cache.wait-at-most", "3s",
                "cache.grace", "true",
                "cache.unleased-per-second", "7"));

    assertThat(set)
        .isEqualTo(
            new CacheSettings(
                null,
                Duration.ofMillis(120),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                true,
                7));
    assertThat(settings("shared", Duration.ofMillis(120)).times()).isEqualTo(CacheTimes.USUAL);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CacheSettings(
                    null,
                    Duration.ofMillis(120),
                    Duration.ofMillis(99),
                    Duration.ofSeconds(3),
                    true,
                    7))
        .withMessageContaining("CACHE_POLL_INTERVAL");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CacheSettings(
                    null,
                    Duration.ofMillis(120),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(26),
                    true,
                    7))
        .withMessageContaining("CACHE_WAIT_AT_MOST");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CacheSettings(
                    null,
                    Duration.ofMillis(120),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    true,
                    0))
        .withMessageContaining("CACHE_UNLEASED_PER_SECOND");
  }

  private static CacheSettings settings(@Nullable String table, Duration timeout) {
    return new CacheSettings(
        table, timeout, Duration.ofSeconds(1), Duration.ofSeconds(10), false, 5);
  }

  private static CacheSettings settings(Map<String, Object> properties) {
    try (var context = ApplicationContext.run(properties)) {
      return context.getBean(CacheSettings.class);
    }
  }
}
