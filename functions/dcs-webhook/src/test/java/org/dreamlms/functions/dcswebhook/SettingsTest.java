package org.dreamlms.functions.dcswebhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.dcsclient.DcsSettings;
import org.dreamlms.lib.dcsevents.ApplyEvent;
import org.dreamlms.lib.lambdahttp.Start;
import org.dreamlms.lib.secrets.SecretsManagerOnLoopback;
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
  private static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:dream-lms/webhook";
  private static final Map<String, String> RIGHT =
      Map.of(
          "CACHE_TABLE", "cache",
          "CACHE_TIMEOUT", "2s",
          "EVENTS_TABLE", "events",
          "EVENTS_QUEUE_URL", "http://127.0.0.1:1/000000000000/events",
          "DYNAMODB_ENDPOINT", "",
          "DCS_WEBHOOK_SECRET", "larch-shared-secret-01");

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
  void with_what_the_template_sets_it_starts_and_has_nothing_that_asks_dcs() {
    try (ApplicationContext context = Start.with(RIGHT)) {
      assertThat(context.findBean(ApplyEvent.class)).isPresent();
      assertThat(context.findBean(Dcs.class)).isEmpty();
      assertThat(context.findBean(DcsSettings.class)).isEmpty();
      assertThat(context.findBean(BookCatalog.class)).isEmpty();
    }
  }

  @Tag("WH4")
  @ParameterizedTest
  @CsvSource({
    "DCS_WEBHOOK_SECRET, ''",
    "DCS_WEBHOOK_SECRET, '                 '",
    "DCS_WEBHOOK_SECRET, fifteen-letters",
    "DCS_WEBHOOK_SECRET_PREVIOUS, ''",
    "DCS_WEBHOOK_SECRET_PREVIOUS, fifteen-letters"
  })
  void wh4_with_a_secret_that_is_empty_or_short_it_does_not_start(String name, String value) {
    assertThat(Start.refusal(RIGHT, name, value)).contains(name).doesNotContain("letters");
  }

  @Tag("WH4")
  @Test
  void wh4_without_a_secret_it_does_not_start() {
    Map<String, String> without = new HashMap<>(RIGHT);
    without.remove("DCS_WEBHOOK_SECRET");

    assertThat(Start.refusal(without, "LOG_LEVEL", "INFO"))
        .startsWith("DCS_WEBHOOK_SECRET is not set");
  }

  @Tag("WH4")
  @Test
  void wh4_with_a_secret_by_its_arn_it_starts_and_asks_nobody_before_a_snapshot() {
    Map<String, String> byArn = new HashMap<>(RIGHT);
    byArn.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    byArn.put("DCS_WEBHOOK_SECRET", "");
    byArn.put("DCS_WEBHOOK_SECRET_ARN", ARN + ":current::");
    byArn.put("DCS_WEBHOOK_SECRET_PREVIOUS_ARN", ARN + ":previous::");

    try (SecretsManagerOnLoopback store = SecretsManagerOnLoopback.start();
        ApplicationContext context = Start.with(byArn)) {
      assertThat(context.findBean(ApplyEvent.class)).isPresent();
      assertThat(store.asked()).isEmpty();
    }
    assertThat(Start.refusal(byArn, "DCS_WEBHOOK_SECRET_ARN", "larch-shared-secret-01"))
        .startsWith("DCS_WEBHOOK_SECRET_ARN must be")
        .doesNotContain("larch");
    assertThat(Start.refusal(byArn, "DCS_WEBHOOK_SECRET_ARN", ""))
        .startsWith("DCS_WEBHOOK_SECRET must have");
  }

  @Tag("WH4")
  @Test
  void wh4_with_a_secret_and_its_arn_it_does_not_start() {
    assertThat(Start.refusal(RIGHT, "DCS_WEBHOOK_SECRET_ARN", ARN))
        .startsWith("DCS_WEBHOOK_SECRET and DCS_WEBHOOK_SECRET_ARN are both set")
        .doesNotContain("larch");
  }

  @ParameterizedTest
  @CsvSource({
    "CACHE_TABLE, ' '",
    "EVENTS_TABLE, ' '",
    "EVENTS_QUEUE_URL, ' '",
    "EVENTS_TIMEOUT, soon",
    "EVENTS_AGAIN_AFTER, 16m",
    "DCS_WEBHOOK_WINDOW_PAST, 0s",
    "DYNAMODB_ENDPOINT, canary"
  })
  void junk_stops_the_start_and_is_named(String name, String value) {
    assertThat(Start.refusal(RIGHT, name, value)).contains(name).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CACHE_TABLE", "EVENTS_TABLE", "EVENTS_QUEUE_URL"})
  void a_store_that_is_not_named_stops_the_start(String name) {
    Map<String, String> without = new HashMap<>(RIGHT);
    without.remove(name);

    assertThat(Start.refusal(without, "LOG_LEVEL", "INFO").replace('.', '_').replace('-', '_'))
        .containsIgnoringCase(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DCS_WEBHOOK_SECRETS", "EVENTS_QUEUE", "CACHE_TABLES"})
  void a_name_that_nothing_reads_stops_the_start(String name) {
    assertThat(Start.refusal(RIGHT, name, "canary"))
        .startsWith(name + " is no setting.")
        .doesNotContain("canary");
  }
}
