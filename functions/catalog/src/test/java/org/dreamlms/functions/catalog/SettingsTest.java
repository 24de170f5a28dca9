package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dreamlms.lib.access.TestTokens;
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
  private static final Map<String, String> RIGHT = right();

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
  void with_what_the_template_sets_it_starts() {
    try (ApplicationContext context = Start.with(RIGHT)) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DCS_READ_TIMEOUT, soon",
    "DCS_RETRIES, many",
    "DCS_PUBLISHER_IN_PATH, both",
    "DCS_LIMITS_PICTURE, big",
    "DCS_LIMITS_PICTURE, -5MB",
    "DCS_LIMITS_OBJECT, 99999999999GB",
    "DCS_LIMITS_ROWS, 5TB",
    "DCS_BREAKER_OPEN_FOR, a while",
    "DCS_CACHE_DEFAULT_TTL, 10m",
    "DCS_CACHE_ABSENT_FOR, x",
    "DCS_CACHE_NEAR_MAXIMUM, many",
    "DCS_CACHE_STALE_IF_ERROR, a week",
    "DCS_CACHE_STALE_IF_ERROR, 21d",
    "CACHE_TIMEOUT, soon",
    "CACHE_POLL_INTERVAL, 1h",
    "CACHE_TABLE, ' '",
    "DYNAMODB_ENDPOINT, canary",
    "ACCESS_MAX_AGE, x",
    "ASSET_LINKS_SIGNER, both",
    "BOOKS_S3_PATH_STYLE, maybe"
  })
  void junk_stops_the_start_and_is_named(String name, String value) {
    assertThat(Start.refusal(RIGHT, name, value)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DCS_READTIMEOUT",
        "DCS_CACHE_BOOKS_TTL",
        "CACHE_TABLES",
        "BOOKS_S3_KEY",
        "LMS_DATABASE_PASS",
        "ASSET_LINKS_SIGNERS"
      })
  void a_name_that_nothing_reads_stops_the_start(String name) {
    assertThat(Start.refusal(RIGHT, name, "canary"))
        .startsWith(name + " is no setting.")
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({
    "LMS_DATABASE_PASSWORD, ''",
    "LMS_DATABASE_PASSWORD, '  '",
    "ACCESS_PUBLIC_KEYS, ' '",
    "BOOKS_S3_ACCESS_KEY, ' '",
    "BOOKS_S3_SECRET_KEY, ''",
    "DCS_PASSWORD, '  '"
  })
  void a_blank_secret_stops_the_start_and_is_named(String name, String value) {
    assertThat(Start.refusal(RIGHT, name, value)).contains(name);
  }

  private static Map<String, String> right() {
    Map<String, String> right = new HashMap<>();
    right.put("DCS_BASE_URL", "http://127.0.0.1:1");
    right.put("DCS_EMAIL", "lms@example.org");
    right.put("DCS_PASSWORD", "not-a-secret-in-tests");
    right.put("DCS_PUBLISHER_IN_PATH", "NAME");
    right.put("DCS_CACHE_DEFAULT_TTL", "600");
    right.put("CACHE_TABLE", "cache");
    right.put("BOOKS_S3_ENDPOINT", "http://127.0.0.1:1");
    right.put("BOOKS_S3_ACCESS_KEY", "reader");
    right.put("BOOKS_S3_SECRET_KEY", "not-a-secret-in-tests");
    right.put("LMS_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none");
    right.put("LMS_DATABASE_USER", "nobody");
    right.put("LMS_DATABASE_PASSWORD", "not-a-secret-in-tests");
    TestTokens.settings()
        .forEach(
            (name, value) ->
                right.put(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
    return right;
  }
}
