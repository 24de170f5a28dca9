package org.dreamlms.functions.users;

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
    "ACCESS_MAX_AGE, x",
    "ACCESS_TOKEN_LIFE, a day",
    "ACCESS_ISSUER, ' '",
    "ACCESS_PUBLIC_KEYS, ' '",
    "ACCESS_SIGNING_KEY, ' '",
    "LMS_DATABASE_URL, jdbc:mysql://h/d",
    "LMS_DATABASE_PASSWORD, '  '",
    "LMS_DATABASE_PASS, canary",
    "LOGIN_LIMITS_PER_USER, many",
    "LOGIN_LIMITS_PER_PERSON, 7",
    "RATE_LIMITS_TIMEOUT, soon",
    "RATE_LIMITS_TABLE, ' '",
    "DYNAMODB_ENDPOINT, canary",
    "DYNAMODB_ENDPOINTS, canary"
  })
  void junk_or_nothing_or_a_name_that_nothing_reads_stops_the_start_and_is_named(
      String name, String value) {
    assertThat(Start.refusal(RIGHT, name, value)).contains(name).doesNotContain("canary");
  }

  private static Map<String, String> right() {
    Map<String, String> right = new HashMap<>();
    right.put("LMS_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none");
    right.put("LMS_DATABASE_USER", "nobody");
    right.put("LMS_DATABASE_PASSWORD", "not-a-secret-in-tests");
    right.put("RATE_LIMITS_TABLE", "counters");
    right.put("DYNAMODB_ENDPOINT", "");
    TestTokens.signingSettings()
        .forEach(
            (name, value) ->
                right.put(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
    return right;
  }
}
