package org.dreamlms.functions.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.dreamlms.lib.lambdahttp.Start;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that is set up wrongly does not start, and says what is wrong. */
@Tag("LO4")
final class SettingsTest {
  private static final String REGION = "aws.region";
  private static final Map<String, String> RIGHT =
      Map.of(
          "DCS_BASE_URL", "http://127.0.0.1:1",
          "DCS_EMAIL", "lms@example.org",
          "DCS_PASSWORD", "not-a-secret-in-tests",
          "DCS_PUBLISHER_IN_PATH", "NAME",
          "DCS_CACHE_DEFAULT_TTL", "600",
          "DCS_CACHE_WARMUP_ENABLED", "false",
          "DYNAMODB_ENDPOINT", "",
          "CACHE_TABLE", "cache");

  private static final Map<String, String> RECONCILES =
      Map.of(
          "DCS_BASE_URL", "http://127.0.0.1:1",
          "DCS_EMAIL", "lms@example.org",
          "DCS_PASSWORD", "not-a-secret-in-tests",
          "DCS_PUBLISHER_IN_PATH", "NAME",
          "DYNAMODB_ENDPOINT", "",
          "CACHE_TABLE", "cache",
          "EVENTS_TABLE", "events",
          "EVENTS_QUEUE_URL", "http://127.0.0.1:1/events",
          "DCS_WEBHOOK_URL", "https://hook.example.org/");

  private static final Map<String, String> COMPARES =
      Map.of(
          "DCS_BASE_URL", "http://127.0.0.1:1",
          "DCS_EMAIL", "lms@example.org",
          "DCS_PASSWORD", "not-a-secret-in-tests",
          "DCS_PUBLISHER_IN_PATH", "NAME",
          "DYNAMODB_ENDPOINT", "",
          "CACHE_TABLE", "cache",
          "CACHE_TIMEOUT", "2s",
          "EVENTS_TABLE", "events",
          "WORKERS_COMPARE_CONFIGS", "200");

  /** The SDK looks for it in its own places, of which Lambda fills one. */
  @BeforeAll
  static void region() {
    System.setProperty(REGION, "eu-central-1");
  }

  @AfterAll
  static void noRegion() {
    System.clearProperty(REGION);
  }

  @Test
  void with_what_the_template_sets_it_starts_and_warms_500_of_a_kind() {
    try (ApplicationContext context = Start.with(RIGHT)) {
      assertThat(context.getBean(WarmUpSettings.class)).isEqualTo(new WarmUpSettings(500));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WORKERS_WARM_MOST, 0",
    "WORKERS_WARM_MOST, 10001",
    "WORKERS_WARM_MOST, all",
    "DCS_CACHE_WARMUP_ENABLED, perhaps",
    "DCS_CACHE_DEFAULT_TTL, 10m",
    "DCS_RETRIES, many",
    "DCS_PASSWORD, '  '",
    "CACHE_TABLE, ' '",
    "DYNAMODB_ENDPOINT, canary"
  })
  void junk_stops_the_start_and_is_named(String name, String value) {
    assertThat(Start.refusal(RIGHT, name, value)).contains(name);
  }

  @Test
  void one_that_reconciles_starts_too_and_others_have_nothing_of_it() {
    try (ApplicationContext context = Start.with(RECONCILES)) {
      assertThat(context.findBean(Reconcile.class)).isPresent();
      assertThat(context.getBean(ReconcileSettings.class))
          .isEqualTo(new ReconcileSettings(Duration.ofMinutes(15)));
    }
    try (ApplicationContext context = Start.with(RIGHT)) {
      assertThat(context.findBean(Reconcile.class)).isEmpty();
      assertThat(context.findBean(CarryOut.class)).isEmpty();
      assertThat(context.findBean(Compare.class)).isEmpty();
    }
  }

  @Test
  void one_that_compares_starts_too_without_a_queue() {
    try (ApplicationContext context = Start.with(COMPARES)) {
      assertThat(context.findBean(Compare.class)).isPresent();
      assertThat(context.getBean(CompareSettings.class).most()).isEqualTo(200);
      assertThat(context.findBean(Reconcile.class)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WORKERS_COMPARE_CONFIGS, -1",
    "WORKERS_COMPARE_CONFIGS, 2001",
    "WORKERS_COMPARE_CONFIGS, all",
    "WORKERS_COMPARE_CONFIG, canary",
    "EVENTS_TABLE, ' '",
    "DCS_PASSWORD, '  '"
  })
  void junk_stops_the_start_of_one_that_compares_and_is_named(String name, String value) {
    assertThat(Start.refusal(COMPARES, name, value)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2000})
  void at_its_bounds_a_comparison_is_taken(int configs) {
    assertThat(new CompareSettings(configs).most()).isEqualTo(configs);
  }

  @Test
  void without_an_address_nothing_is_reconciled() {
    Map<String, String> settings = new HashMap<>(RECONCILES);
    settings.put("DCS_WEBHOOK_URL", "");
    try (ApplicationContext context = Start.with(settings)) {
      assertThat(context.getBean(Reconcile.class).run())
          .isEqualTo(ReconcileReport.nothing(ReconcileReport.Outcome.OFF));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WORKERS_RECONCILE_BLIND, 59s",
    "WORKERS_RECONCILE_BLIND, 25h",
    "WORKERS_RECONCILE_BLIND, soon",
    "WORKERS_RECONCILE_URL, https://hook.example.org/",
    "DCS_WEBHOOK_URL, canary",
    "DCS_WEBHOOK_URL, ftp://hook.example.org/",
    "EVENTS_TABLE, ' '",
    "DCS_PASSWORD, '  '"
  })
  void junk_stops_the_start_of_one_that_reconciles_and_is_named(String name, String value) {
    assertThat(Start.refusal(RECONCILES, name, value)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1m", "1d"})
  void at_its_bounds_reconciliation_is_taken(String blind) {
    Map<String, String> settings = new HashMap<>(RECONCILES);
    settings.put("WORKERS_RECONCILE_BLIND", blind);
    try (ApplicationContext context = Start.with(settings)) {
      assertThat(context.findBean(Reconcile.class)).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10_000})
  void at_its_bounds_a_run_is_taken(int most) {
    assertThat(new WarmUpSettings(most).most()).isEqualTo(most);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WORKERS_WARM_MAX", "DCS_CACHE_WARMUP", "CACHE_TABLES"})
  void a_name_that_nothing_reads_stops_the_start(String name) {
    assertThat(Start.refusal(RIGHT, name, "canary"))
        .startsWith(name + " is no setting.")
        .doesNotContain("canary");
  }
}
