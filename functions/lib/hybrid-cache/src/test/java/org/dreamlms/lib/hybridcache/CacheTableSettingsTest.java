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

final class CacheTableSettingsTest {
  private static final SharedStoreBeans BEANS = new SharedStoreBeans();

  @Test
  void the_keys_and_their_defaults() {
    assertThat(settings(Map.of("cache.table", "shared")))
        .isEqualTo(new CacheTableSettings("shared", Duration.ofMillis(120)));
    assertThat(settings(Map.of("cache.timeout", "2s")))
        .isEqualTo(new CacheTableSettings(null, Duration.ofSeconds(2)));
  }

  @Test
  void a_timeout_that_nobody_can_mean_is_refused() {
    for (Duration wrong : new Duration[] {Duration.ofMillis(9), Duration.ofMillis(10_001)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CacheTableSettings("shared", wrong))
          .withMessageContaining("CACHE_TIMEOUT");
    }
    for (Duration right : new Duration[] {Duration.ofMillis(10), Duration.ofSeconds(10)}) {
      assertThat(new CacheTableSettings("shared", right).timeout()).isEqualTo(right);
    }
  }

  @org.junit.jupiter.api.Tag("LO4")
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void lo4_a_missing_or_blank_table_stops_the_start(@Nullable String table) {
    CacheTableSettings settings = new CacheTableSettings(table, Duration.ofSeconds(1));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                BEANS.sharedStore(
                    settings, () -> Duration.ZERO, CacheTable.CLOCK, ConsumedCapacity.IGNORED))
        .withMessageContaining("CACHE_TABLE");
  }

  @Test
  void an_incarnation_is_128_bits_by_chance() {
    SecureRandom random = new SecureRandom();

    assertThat(Stream.generate(() -> SharedStoreBeans.incarnation(random)).limit(100))
        .allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"))
        .doesNotHaveDuplicates();
  }

  private static CacheTableSettings settings(Map<String, Object> properties) {
    try (var context = ApplicationContext.run(properties)) {
      return context.getBean(CacheTableSettings.class);
    }
  }
}
