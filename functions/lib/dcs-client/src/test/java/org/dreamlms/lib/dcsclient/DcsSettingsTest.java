package org.dreamlms.lib.dcsclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DcsSettingsTest {

  /** As environment variables, whose names the functions get. */
  private static ApplicationContext context(Map<String, Object> environment) {
    MapPropertySource variables =
        new MapPropertySource("variables", environment) {
          @Override
          public PropertyConvention getConvention() {
            return PropertyConvention.ENVIRONMENT_VARIABLE;
          }
        };
    ApplicationContext context = ApplicationContext.builder().propertySources(variables).build();
    context.registerSingleton(InstantSource.class, InstantSource.system());
    context.registerSingleton(MeterRegistry.class, new SimpleMeterRegistry());
    return context.start();
  }

  @Test
  void the_defaults_are_these() {
    try (ApplicationContext context = context(Map.of())) {
      assertThat(context.getBean(DcsSettings.class))
          .isEqualTo(
              new DcsSettings(
                  URI.create("http://localhost:8081"),
                  "",
                  null,
                  null,
                  DcsSettings.PublisherInPath.NAME,
                  Duration.ofSeconds(20),
                  Duration.ofSeconds(2),
                  Duration.ofSeconds(8),
                  2,
                  20));
      assertThat(context.getBean(DcsBreakerSettings.class))
          .isEqualTo(new DcsBreakerSettings(5, Duration.ofSeconds(30)));
      assertThat(context.getBean(DcsLimits.class))
          .isEqualTo(
              new DcsLimits(
                  ByteSize.megabytes(8),
                  ByteSize.megabytes(16),
                  ByteSize.megabytes(5),
                  ByteSize.megabytes(16),
                  200));
    }
  }

  @Test
  void who_asks_for_nothing_of_dcs_needs_no_setting_of_it() {
    try (ApplicationContext context = context(Map.of())) {
      assertThat(context.getActiveBeanRegistrations(DcsClient.class)).isEmpty();

      assertThat(context.getBean(RegisterSubscription.class)).isNotNull();

      assertThat(context.getBean(DcsWebhooks.class))
          .isSameAs(context.getBean(DcsClient.class).webhooks());
      assertThat(context.getBean(Dcs.class)).isSameAs(context.getBean(DcsClient.class).dcs());
    }
  }

  @Test
  void every_setting_has_its_environment_variable() {
    Map<String, Object> environment =
        Map.ofEntries(
            Map.entry("DCS_BASE_URL", "https://dcs.example.org/api"),
            Map.entry("DCS_EMAIL", "lms@example.org"),
            Map.entry("DCS_PASSWORD", "p,w$1"),
            Map.entry("DCS_API_KEY", "dcs_test_lms_1"),
            Map.entry("DCS_PUBLISHER_IN_PATH", "id"),
            Map.entry("DCS_BUDGET", "10s"),
            Map.entry("DCS_CONNECT_TIMEOUT", "500ms"),
            Map.entry("DCS_READ_TIMEOUT", "3s"),
            Map.entry("DCS_RETRIES", "0"),
            Map.entry("DCS_MAX_CONNECTIONS", "7"),
            Map.entry("DCS_BREAKER_FAILURES", "9"),
            Map.entry("DCS_BREAKER_OPEN_FOR", "1m"),
            Map.entry("DCS_LIMITS_ROWS", "1MB"),
            Map.entry("DCS_LIMITS_NESTING", "50"));
    try (ApplicationContext context = context(environment)) {
      assertThat(context.getBean(DcsSettings.class))
          .isEqualTo(
              new DcsSettings(
                  URI.create("https://dcs.example.org/api"),
                  "lms@example.org",
                  new Secret("p,w$1"),
                  new Secret("dcs_test_lms_1"),
                  DcsSettings.PublisherInPath.ID,
                  Duration.ofSeconds(10),
                  Duration.ofMillis(500),
                  Duration.ofSeconds(3),
                  0,
                  7));
      assertThat(context.getBean(DcsBreakerSettings.class))
          .isEqualTo(new DcsBreakerSettings(9, Duration.ofMinutes(1)));
      assertThat(context.getBean(DcsLimits.class).rows()).isEqualTo(ByteSize.megabytes(1));
      assertThat(context.getBean(DcsLimits.class).nesting()).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DCS_BASE_URL, ftp://dcs",
    "DCS_BASE_URL, http://user:pw@dcs",
    "DCS_BASE_URL, http://dcs?x=1",
    "DCS_BASE_URL, dcs:8081",
    "DCS_EMAIL, alone@example.org",
    "DCS_READ_TIMEOUT, 0s",
    "DCS_CONNECT_TIMEOUT, 2h",
    "DCS_BUDGET, 1ms",
    "DCS_RETRIES, 6",
    "DCS_RETRIES, -1",
    "DCS_MAX_CONNECTIONS, 0"
  })
  void a_value_out_of_range_stops_the_start(String name, String value) {
    try (ApplicationContext context = context(Map.of(name, value))) {
      assertThatThrownBy(() -> context.getBean(DcsSettings.class)).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"DCS_LIMITS_ROWS, 1", "DCS_LIMITS_CONFIG, 1GB", "DCS_LIMITS_NESTING, 1"})
  void impossible_limits_stop_the_start(String name, String value) {
    try (ApplicationContext context = context(Map.of(name, value))) {
      assertThatThrownBy(() -> context.getBean(DcsLimits.class)).isNotNull();
    }
  }

  @Tag("LO4")
  @Test
  void secrets_do_not_show() {
    String shown = Clients.settings(URI.create("http://127.0.0.1:1")).toString();

    assertThat(shown).contains("****").doesNotContain("p\"ä");
  }

  @Test
  void the_client_is_a_bean() {
    try (ApplicationContext context = context(Map.of("DCS_BUDGET", "3s"))) {
      assertThat(context.getBean(Dcs.class)).isNotNull();
      assertThat(context.getBean(RemainingTime.class).left()).isEqualTo(Duration.ofSeconds(3));
    }
  }

  @Test
  void whoever_knows_the_invocation_says_how_much_time_is_left() {
    ApplicationContext context =
        ApplicationContext.builder().properties(Map.of("dcs.api-key", "dcs_test")).build();
    context.registerSingleton(InstantSource.class, InstantSource.system());
    context.registerSingleton(MeterRegistry.class, new SimpleMeterRegistry());
    context.registerSingleton(RemainingTime.class, (RemainingTime) () -> Duration.ofMillis(7));
    try (context) {
      context.start();

      assertThat(context.getBean(RemainingTime.class).left()).isEqualTo(Duration.ofMillis(7));
      assertThatThrownBy(() -> context.getBean(Dcs.class).books())
          .isInstanceOfSatisfying(
              DcsUnavailable.class,
              late -> assertThat(late.reason()).isEqualTo(DcsUnavailable.Reason.NO_TIME_LEFT));
    }
  }
}
