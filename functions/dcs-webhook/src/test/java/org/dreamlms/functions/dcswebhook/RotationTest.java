package org.dreamlms.functions.dcswebhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.dreamlms.functions.dcswebhook.WebhookWorld.Traces;
import org.dreamlms.lib.dcsevents.WebhookSecrets;
import org.dreamlms.lib.dcsevents.WebhookSignature;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lambdahttp.Snapshots;
import org.dreamlms.lib.lambdahttp.WrittenLog;
import org.dreamlms.lib.secrets.KeptSecret;
import org.dreamlms.lib.secrets.SecretsManagerOnLoopback;
import org.dreamlms.lib.secrets.SecretsManagerOnLoopback.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets by their ARN, from before a change to after it, and while they cannot be read. */
@Tag("WH4")
final class RotationTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:dream-lms/webhook";
  private static final String OLD = "larch-shared-secret-01";
  private static final String NEW = "larch-shared-secret-02";
  private static final Duration TICK = Duration.ofMillis(1);

  private final SecretsManagerOnLoopback store = SecretsManagerOnLoopback.start();

  /** Of copies: nothing was read when it started. */
  private final WebhookWorld world = world(":current::", ":previous::", "snap-start");

  private int book = 100;

  @AfterEach
  void close() {
    world.close();
    store.close();
  }

  @Test
  void wh4_old_and_new_are_good_while_it_is_changed_and_only_the_new_one_afterwards() {
    store.put(ARN, keys(OLD));
    assertThat(signedBy(OLD).status()).isEqualTo(200);
    assertThat(signedBy(NEW).status()).isEqualTo(401);

    store.put(ARN, "{\"current\":\"" + NEW + "\",\"previous\":\"" + OLD + "\"}");
    world.clock.advance(KeptSecret.FRESH);
    assertThat(signedBy(OLD).status()).isEqualTo(200);
    assertThat(signedBy(NEW).status()).isEqualTo(200);

    store.put(ARN, keys(NEW));
    world.clock.advance(KeptSecret.FRESH);
    assertThat(signedBy(NEW).status()).isEqualTo(200);
    assertThat(signedBy(OLD).status()).isEqualTo(401);
    // Both are of one text; the refusals came within a minute of a reading.
    assertThat(store.asked()).hasSize(3).containsOnly(ARN + " AWSCURRENT");
  }

  @Test
  void wh4_the_labels_of_secrets_manager_serve_as_well() {
    try (WebhookWorld labels = world("", "::AWSPREVIOUS:", "snap-start")) {
      store.put(ARN, OLD);
      byte[] first = labels.edit(1);
      assertThat(labels.call(first, signature(OLD, first)).send().status()).isEqualTo(200);
      store.put(ARN, NEW);
      labels.clock.advance(KeptSecret.FRESH);
      for (String secret : new String[] {OLD, NEW}) {
        byte[] body = labels.edit(2);
        assertThat(labels.call(body, signature(secret, body)).send().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void wh4_a_secret_that_was_just_changed_is_read_anew_when_a_delivery_does_not_fit() {
    store.put(ARN, keys(OLD));
    assertThat(signedBy(OLD).status()).isEqualTo(200);
    store.put(ARN, keys(NEW));
    world.clock.advance(KeptSecret.BETWEEN_REFUSALS);

    assertThat(signedBy(NEW).status()).isEqualTo(200);
    assertThat(signedBy(OLD).status()).isEqualTo(401);
  }

  @Test
  void strangers_make_it_read_once_a_minute_and_what_is_no_signature_not_at_all() {
    store.put(ARN, keys(OLD));
    assertThat(world.call(world.edit(1), "none").send().status()).isEqualTo(401);
    assertThat(world.lambda.post(WebhookWorld.PATH).json("{}").send().status()).isEqualTo(401);
    assertThat(store.asked()).isEmpty();

    Traces before = world.traces();
    for (int minute = 1; minute <= 3; minute++) {
      for (int i = 0; i < 300; i++) {
        assertThat(signedBy("a-secret-of-somebody-else").status()).isEqualTo(401);
      }
      assertThat(store.asked()).hasSize(minute);
      world.clock.advance(KeptSecret.BETWEEN_REFUSALS);
    }
    assertThat(world.traces()).isEqualTo(before);
  }

  @Test
  void while_it_cannot_be_read_the_known_one_is_good_for_an_hour_and_then_dcs_shall_send_again() {
    store.put(ARN, keys(OLD));
    assertThat(signedBy(OLD).status()).isEqualTo(200);
    store.is(Mood.FORBIDDEN);
    world.clock.advance(KeptSecret.LONGEST_UNREAD.minus(TICK));
    assertThat(signedBy(OLD).status()).isEqualTo(200);
    assertThat(signedBy(NEW).status()).isEqualTo(401);
    world.clock.advance(TICK);

    nobodyKnows();
    store.is(Mood.WELL);
    world.clock.advance(KeptSecret.AFTER_FAILURE);
    assertThat(signedBy(OLD).status()).isEqualTo(200);
  }

  @Test
  void while_none_was_ever_read_nothing_is_believed_and_nothing_refused_for_good() {
    store.put(ARN, keys(OLD));
    for (Mood mood : new Mood[] {Mood.DOWN, Mood.FORBIDDEN}) {
      store.is(mood);
      nobodyKnows();
      world.clock.advance(KeptSecret.AFTER_FAILURE);
    }
    assertThat(world.count("secrets.unread")).isEqualTo(2);
    store.is(Mood.WELL);
    store.remove(ARN);
    nobodyKnows();
    store.put(ARN, keys(OLD));
    world.clock.advance(KeptSecret.AFTER_FAILURE);
    assertThat(signedBy(OLD).status()).isEqualTo(200);
  }

  @Test
  void who_does_not_answer_is_not_waited_for_until_the_end_of_the_invocation() {
    store.put(ARN, keys(OLD));
    store.is(Mood.SILENT);
    byte[] body = world.edit(1);

    Reply reply =
        world
            .call(body, signature(OLD, body))
            .within(WebhookBeans.FOR_THE_QUEUE.plusSeconds(1))
            .send();
    assertThat(reply.status()).isEqualTo(503);
  }

  @Test
  void wh4_one_that_anybody_could_guess_is_not_used_and_named_but_not_told() {
    try (WrittenLog log = new WrittenLog()) {
      store.put(ARN, keys("fifteen-letters"));
      nobodyKnows();
      assertThat(log.lines())
          .anySatisfy(
              line -> assertThat(line).contains("DCS_WEBHOOK_SECRET_ARN must have at least 16"))
          .noneSatisfy(line -> assertThat(line).contains("letters"));
    }
    world.clock.advance(KeptSecret.AFTER_FAILURE);
    store.put(ARN, "{\"current\":\"" + NEW + "\",\"previous\":\"\"}");
    nobodyKnows();
  }

  @Test
  void no_line_of_the_log_has_it_however_much_is_asked_for() {
    try (WrittenLog log = WrittenLog.ofEverything()) {
      store.put(ARN, keys(OLD));
      assertThat(signedBy(OLD).status()).isEqualTo(200);
      assertThat(signedBy(NEW).status()).isEqualTo(401);
      assertThat(store.asked()).hasSize(1);
      assertThat(log.lines())
          .hasSizeGreaterThan(10)
          .noneSatisfy(line -> assertThat(line).contains(OLD));
    }
  }

  @Test
  void nothing_is_read_before_a_snapshot_and_each_copy_reads_for_itself() {
    store.put(ARN, keys(OLD));
    new Snapshots(world.context).take();
    assertThat(store.asked()).isEmpty();

    assertThat(signedBy(OLD).status()).isEqualTo(200);
    new Snapshots(world.context).take();
    store.put(ARN, keys(NEW));
    new Snapshots(world.context).restore();
    assertThat(signedBy(NEW).status()).isEqualTo(200);
    assertThat(signedBy(OLD).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"current\":\"\"}",
        "{\"current\":\"                \"}",
        "{\"current\":\"fifteen-letters\"}",
        "{\"current\":\"" + NEW + "\",\"previous\":\"\"}",
        "{\"current\":\"" + NEW + "\",\"previous\":\"fifteen-letters\"}",
        "{\"current\":[\"fifteen-letters\"]}",
        "{\"previous\":\"" + OLD + "\"}",
        "fifteen-letters"
      })
  void wh4_one_that_is_empty_short_or_no_text_stops_the_start_and_each_copy(String text) {
    store.put(ARN, text);

    assertThatThrownBy(() -> world(":current::", ":previous::", "on-demand").close())
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("letters", NEW, OLD);
    new Snapshots(world.context).take();
    assertThatThrownBy(() -> new Snapshots(world.context).restore())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("letters", NEW, OLD);
  }

  @Test
  void wh4_one_that_is_not_there_stops_the_start() {
    assertThatThrownBy(() -> world(":current::", ":previous::", "on-demand").close())
        .rootCause()
        .hasMessage("DCS_WEBHOOK_SECRET_ARN names a secret or a key that is not there");
  }

  @Test
  void wh4_a_good_one_is_read_once_at_the_start_and_good_for_the_first_delivery() {
    store.put(ARN, keys(OLD));
    try (WebhookWorld usual = world(":current::", ":previous::", "on-demand")) {
      assertThat(store.asked()).hasSize(1);
      byte[] body = usual.edit(1);
      assertThat(usual.call(body, signature(OLD, body)).send().status()).isEqualTo(200);
      assertThat(store.asked()).hasSize(1);
    }
  }

  @Test
  void that_nobody_gives_it_does_not_stop_the_start() {
    store.put(ARN, keys(OLD));
    store.is(Mood.DOWN);
    try (WebhookWorld usual = world(":current::", ":previous::", "on-demand")) {
      byte[] body = usual.edit(1);
      assertThat(usual.call(body, signature(OLD, body)).send().status()).isEqualTo(503);
      store.is(Mood.WELL);
      usual.clock.advance(KeptSecret.AFTER_FAILURE);
      assertThat(usual.call(body, signature(OLD, body)).send().status()).isEqualTo(200);
    }
  }

  /** Whoever comes is told the same, and leaves nothing behind. */
  private void nobodyKnows() {
    Traces before = world.traces();
    double unverified = world.count("webhook.unverified");
    for (String secret : new String[] {OLD, NEW}) {
      Reply reply = signedBy(secret);
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("retry-after")).isEqualTo("5");
      assertThat(reply.text())
          .contains("/problems/events-unavailable", "\"retry_after\":5")
          .doesNotContain("ecret");
    }
    assertThat(world.traces()).isEqualTo(before);
    assertThat(world.count("webhook.unverified")).isEqualTo(unverified + 2);
  }

  private Reply signedBy(String secret) {
    byte[] body = world.edit(book++);
    return world.call(body, signature(secret, body)).send();
  }

  private static String signature(String secret, byte[] body) {
    return new WebhookSignature(new WebhookSecrets(secret, null)).sign(body);
  }

  private static String keys(String current) {
    return "{\"current\":\"" + current + "\"}";
  }

  private static WebhookWorld world(String current, String previous, String start) {
    return new WebhookWorld(
        Map.of(
            "aws.lambda.initialization.type",
            start,
            "dcs.webhook.secret",
            "",
            "dcs.webhook.secret-arn",
            ARN + current,
            "dcs.webhook.secret-previous-arn",
            ARN + previous));
  }
}
