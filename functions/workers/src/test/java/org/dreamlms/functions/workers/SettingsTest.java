package org.dreamlms.functions.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
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
