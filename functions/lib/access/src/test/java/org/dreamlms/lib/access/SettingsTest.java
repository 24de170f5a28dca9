package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

  @Test
  void defaults_are_five_seconds_our_names_and_eight_hours() {
    try (var context = ApplicationContext.run()) {
      assertThat(context.getBean(AccessSettings.class))
          .isEqualTo(
              new AccessSettings(Duration.ofSeconds(5), "https://dreamlms.org", "dream-lms", null));
      assertThat(context.getBean(SigningSettings.class).tokenLife()).isEqualTo(Duration.ofHours(8));
    }
  }

  @Test
  void each_setting_has_its_key() {
    Map<String, Object> properties =
        Map.of(
            "access.max-age", "2s",
            "access.issuer", "https://lms.example",
            "access.audience", "example",
            "access.public-keys", "keys",
            "access.signing-key", "key",
            "access.token-life", "1h");
    try (var context = ApplicationContext.run(properties)) {
      assertThat(context.getBean(AccessSettings.class))
          .isEqualTo(
              new AccessSettings(Duration.ofSeconds(2), "https://lms.example", "example", "keys"));
      assertThat(context.getBean(SigningSettings.class))
          .isEqualTo(new SigningSettings("key", Duration.ofHours(1)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "access.max-age,61s",
    "access.max-age,-1s",
    "access.issuer,' '",
    "access.audience,' '",
    "access.token-life,25h",
    "access.token-life,30s"
  })
  void a_value_out_of_range_is_refused(String key, String value) {
    try (var context = ApplicationContext.run(Map.of(key, value))) {
      assertThatThrownBy(
          () -> {
            context.getBean(AccessSettings.class);
            context.getBean(SigningSettings.class);
          });
    }
  }
}
