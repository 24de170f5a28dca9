package org.dreamlms.functions.dcswebhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.functions.dcswebhook.WebhookWorld.PATH;
import static org.dreamlms.functions.dcswebhook.WebhookWorld.body;
import static org.dreamlms.functions.dcswebhook.WebhookWorld.bytes;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dreamlms.functions.dcswebhook.WebhookWorld.Traces;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.dcsevents.Outcome;
import org.dreamlms.lib.dcsevents.Verdict;
import org.dreamlms.lib.dcsevents.WebhookSecrets;
import org.dreamlms.lib.dcsevents.WebhookSignature;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lambdahttp.WrittenLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events in, answers out, through the real handler; stores in memory. */
final class DeliveriesTest {
  private static final int BOUND = 64 * 1024;

  private final WebhookWorld world = new WebhookWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(CatalogTags.class)
  void every_event_invalidates_what_the_table_says_and_nothing_else(CatalogTags event) {
    byte[] body = body(event.event(), world.clock.instant().toString(), "{\"id\":12}");

    assertThat(world.deliver(body).status()).isEqualTo(200);

    String[] tags = {"book:12", "book:1", "books", "publisher:12", "publishers"};
    List<String> expected =
        event.name().startsWith("BOOK")
            ? List.of("book:12", "books")
            : List.of("publisher:12", "publishers", "books");
    assertThat(world.last(tags).byTag())
        .allSatisfy(
            (tag, sequence) ->
                assertThat(sequence).isEqualTo(expected.contains(tag.name()) ? 1 : 0));
    KnownEvent known = new KnownEvent(EventId.of(body), event, 12);
    assertThat(world.followUps.orders()).containsExactly(new FollowUp(Step.AGAIN, known));
    EventRecord record = world.log.records().getFirst();
    assertThat(record.outcome()).isEqualTo(Outcome.DONE);
    assertThat(record.tags()).isEqualTo(known.tagNames());
    assertThat(record.sequence()).isEqualTo(1);
    assertThat(world.faults.calls())
        .containsExactly("arrived", "invalidate", "order AGAIN", "done");
    assertThat(world.count("webhook.accepted")).isEqualTo(1);
  }

  @Test
  void a_duplicate_of_what_is_done_has_no_effect_and_the_same_answer() {
    byte[] body = world.edit(12);
    Reply first = world.deliver(body);
    Traces after = world.traces();
    world.clock.advance(Duration.ofDays(6));

    Reply second = world.deliver(body);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(world.sequence()).isEqualTo(after.sequence());
    assertThat(world.followUps.orders()).isEqualTo(after.orders());
    assertThat(world.log.records()).singleElement().matches(one -> one.duplicates() == 1);
    assertThat(world.count("webhook.duplicate")).isEqualTo(1);
    assertThat(world.count("webhook.skew")).isZero();
  }

  @Tag("WH1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "",
        "sha256=",
        "sha256=abc",
        "sha1=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d67",
        "v1,nrmzEMnNHNPcM8YarEy7v/ggksIHzMN4kCebfi1hXWc=",
        "sha256=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615dxx",
        "sha256=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d67"
      })
  void wh1_without_a_right_signature_all_are_told_the_same_and_nothing_is_left(String header) {
    Traces before = world.traces();
    byte[] body = world.edit(12);
    try (WrittenLog log = new WrittenLog()) {
      Reply reply =
          header.equals("none")
              ? world.lambda.post(PATH).json(new String(body, UTF_8)).send()
              : world.call(body, header).send();

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.text())
          .isEqualTo(
              "{\"type\":\"https://dreamlms.org/problems/invalid-signature\",\"title\":\"Invalid"
                  + " signature\",\"status\":401,\"detail\":\"Invalid"
                  + " signature\",\"instance\":\"urn:request:request-1\"}");
      assertThat(reply.header("www-authenticate")).isEqualTo("Signature");
      assertThat(log.lines())
          .allSatisfy(
              line ->
                  assertThat(line)
                      .doesNotContain("larch", "book.updated", "9eb9b310", world.signature(body)));
    }
    assertThat(world.traces()).isEqualTo(before);
    assertThat(world.faults.calls()).isEmpty();
    assertThat(world.count("webhook.refused")).isEqualTo(1);
  }

  @Test
  void a_delivery_is_logged_once_without_its_body_or_its_signature() {
    byte[] body =
        body("book.updated", "2026-11-21T03:12:19Z", "{\"id\":12,\"book_name\":\"canary\"}");
    try (WrittenLog log = new WrittenLog()) {
      world.deliver(body);

      assertThat(log.lines())
          .filteredOn(line -> line.contains("Event id="))
          .singleElement()
          .asString()
          .contains(EventId.of(body).toString(), "book.updated", "sequence=1");
      assertThat(log.lines())
          .allSatisfy(
              line ->
                  assertThat(line)
                      .doesNotContain("canary", "larch", world.signature(body).substring(7)));
    }
  }

  @Tag("WH2")
  @Test
  void wh2_the_header_s_name_and_digits_are_of_any_case_and_the_prefix_may_be_missing() {
    byte[] body = world.edit(12);
    String hex = world.signature(body).substring("sha256=".length());

    assertThat(world.call(body, "sha256=" + hex.toUpperCase(Locale.ROOT)).send().status())
        .isEqualTo(200);
    assertThat(world.call(body, hex).send().status()).isEqualTo(200);
    assertThat(world.lambda.send(event(body, "X-WEBHOOK-Signature", hex, false)).status())
        .isEqualTo(200);
  }

  @Tag("WH3")
  @Test
  void wh3_two_headers_are_one_with_a_comma_and_refused() {
    byte[] body = world.edit(12);
    String right = world.signature(body);

    assertThat(
            world
                .call(body, right)
                .header("x-webhook-signature", "sha256=" + "0".repeat(64))
                .send()
                .status())
        .isEqualTo(401);
    assertThat(world.call(body, right).header("x-webhook-signature", right).send().status())
        .isEqualTo(401);
  }

  @Tag("WH4")
  @Test
  void wh4_during_a_rotation_the_old_secret_is_good_and_after_it_no_more() {
    byte[] body = world.edit(12);
    String old =
        new WebhookSignature(new WebhookSecrets("old-secret-of-larch-00", null)).sign(body);
    assertThat(world.call(body, old).send().status()).isEqualTo(401);
    try (WebhookWorld rotating =
        new WebhookWorld(Map.of("dcs.webhook.secret-previous", "old-secret-of-larch-00"))) {
      assertThat(rotating.call(body, old).send().status()).isEqualTo(200);
      assertThat(rotating.deliver(rotating.edit(13)).status()).isEqualTo(200);
    }
  }

  @Tag("WH6")
  @Test
  void wh6_base64_is_what_the_event_says_it_is() {
    byte[] body = world.edit(12);
    String signature = world.signature(body);
    APIGatewayV2HTTPEvent right = event(body, "x-webhook-signature", signature, true);
    assertThat(world.lambda.send(right).status()).isEqualTo(200);

    for (String bad : List.of("%%%", "a", right.getBody() + "=", right.getBody() + "\n")) {
      APIGatewayV2HTTPEvent broken = event(body, "x-webhook-signature", signature, true);
      broken.setBody(bad);
      assertThat(world.lambda.send(broken).status()).as(bad).isEqualTo(401);
    }
    APIGatewayV2HTTPEvent text = event(body, "x-webhook-signature", signature, false);
    text.setBody(right.getBody());
    assertThat(world.lambda.send(text).status()).isEqualTo(401);
  }

  @Tag("WH7")
  @Test
  void wh7_a_body_may_have_64_kb_and_not_one_byte_more_however_it_comes() {
    for (boolean base64 : new boolean[] {false, true}) {
      for (String filler : List.of("x", "ü", "€", "😀")) {
        byte[] most = filled(filler, BOUND);
        assertThat(most).hasSize(BOUND);
        assertThat(sent(most, base64).status()).as(filler).isEqualTo(200);
        byte[] more = filled(filler, BOUND + 1);
        assertThat(more).hasSize(BOUND + 1);
        assertThat(sent(more, base64).status()).as(filler).isEqualTo(413);
      }
    }
    Traces before = world.traces();
    byte[] huge = filled("x", 6_000_000);
    APIGatewayV2HTTPEvent lies = event(huge, "content-length", "12", true);
    assertThat(world.lambda.send(lies).status()).isEqualTo(413);
    assertThat(world.traces()).isEqualTo(before);
  }

  @Tag("WH7")
  @Test
  void wh7_a_signed_body_that_is_compressed_is_no_event_and_recorded() {
    byte[] body = world.edit(12);
    for (String encoding : List.of("gzip", "br", "deflate, gzip", "x")) {
      assertThat(
              world
                  .call(body, world.signature(body))
                  .header("content-encoding", encoding)
                  .send()
                  .status())
          .isEqualTo(400);
    }
    assertThat(world.sequence()).isZero();
    assertThat(world.log.records())
        .singleElement()
        .matches(one -> one.verdict() == Verdict.REFUSED && one.reason().equals("compressed"));
    // What was refused is no duplicate.
    assertThat(
            world
                .call(body, world.signature(body))
                .header("content-encoding", "identity")
                .send()
                .status())
        .isEqualTo(200);
    assertThat(world.sequence()).isEqualTo(1);
  }

  @Tag("WH8")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "7",
        "{}",
        "{\"id\":\"12\"}",
        "{\"id\":-1}",
        "{\"id\":9223372036854775808}",
        "{\"id\":1e400}",
        "{\"id\":1,\"id\":2}",
        "{\"id\":null}"
      })
  void wh8_without_a_usable_id_everything_is_invalidated_and_somebody_is_told(String data) {
    byte[] body = body("book.deleted", world.clock.instant().toString(), data);
    try (WrittenLog log = new WrittenLog()) {
      assertThat(world.deliver(body).status()).isEqualTo(200);
      assertThat(log.lines()).anyMatch(line -> line.contains("\"ERROR\""));
    }
    assertThat(world.sequence()).isEqualTo(1);
    assertThat(world.last("book:1").byTag().values()).containsOnly(0L);
    assertThat(world.log.records())
        .singleElement()
        .matches(one -> one.tags().equals(List.of("*")) && one.outcome() == Outcome.DONE);
    assertThat(world.count("webhook.unusable-id")).isEqualTo(1);
    assertThat(world.deliver(body).status()).isEqualTo(200);
    assertThat(world.sequence()).isEqualTo(1);
  }

  @Tag("WH8")
  @Test
  void wh8_an_event_that_is_none_of_ours_is_recorded_and_ignored() {
    byte[] body = body("processing.started", world.clock.instant().toString(), "{\"id\":1}");

    assertThat(world.deliver(body).status()).isEqualTo(200);

    assertThat(world.sequence()).isZero();
    assertThat(world.followUps.orders()).isEmpty();
    assertThat(world.log.records())
        .singleElement()
        .matches(
            one ->
                one.outcome() == Outcome.IGNORED
                    && one.event().equals("processing.started")
                    && one.reason().equals("unknown event"));
    assertThat(world.count("webhook.ignored")).isEqualTo(1);
  }

  @Tag("WH8")
  @Test
  void wh8_what_is_signed_and_no_event_is_told_so_and_recorded() {
    for (String text :
        List.of("", "hello", "[]", "{}", "[".repeat(BOUND), "{\"event\":1}", "\u0000")) {
      assertThat(world.deliver(bytes(text)).status()).as(text.length() + " bytes").isEqualTo(400);
    }
    assertThat(world.sequence()).isZero();
    assertThat(world.log.records())
        .hasSize(7)
        .allMatch(one -> one.outcome() == Outcome.REFUSED && one.reason().equals("unparsable"));
    assertThat(world.count("webhook.unreadable")).isEqualTo(7);
  }

  @Tag("WH12")
  @ParameterizedTest
  @ValueSource(strings = {"2026-11-21T03:01:20Z", "2026-11-21T03:18:20Z", "2025-11-21T03:12:20Z"})
  void wh12_out_of_the_window_it_still_invalidates_once_and_is_counted(String timestamp) {
    byte[] body = body("book.updated", timestamp, "{\"id\":12}");

    assertThat(world.deliver(body).status()).isEqualTo(200);
    assertThat(world.deliver(body).status()).isEqualTo(200);

    assertThat(world.sequence()).isEqualTo(1);
    assertThat(world.log.records()).singleElement().matches(EventRecord::skewed);
    assertThat(world.count("webhook.skew")).isEqualTo(1);
  }

  @Tag("WH12")
  @Test
  void wh12_a_replay_after_a_week_costs_one_fetch() {
    byte[] body = world.edit(12);
    world.deliver(body);
    world.clock.advance(Duration.ofDays(7));

    assertThat(world.deliver(body).status()).isEqualTo(200);

    assertThat(world.sequence()).isEqualTo(2);
    assertThat(world.count("webhook.skew")).isEqualTo(1);
  }

  @Tag("WH13")
  @Tag("DY1")
  @Test
  void wh13_what_cannot_be_committed_is_ordered_and_dcs_shall_send_it_again() {
    byte[] body = world.edit(12);
    world.faults.at("invalidate", When.BEFORE, () -> new SharedStoreException("throttled"));

    Reply reply = world.deliver(body);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("5");
    assertThat(reply.text()).contains("/problems/events-unavailable").doesNotContain("throttled");
    assertThat(world.followUps.orders()).extracting(FollowUp::step).containsExactly(Step.COMPLETE);
    assertThat(world.log.records()).singleElement().matches(one -> one.outcome() == Outcome.QUEUED);
    assertThat(world.count("webhook.uncommitted")).isEqualTo(1);
    world.faults.none();
    assertThat(world.deliver(body).status()).isEqualTo(200);
    assertThat(world.sequence()).isEqualTo(1);
  }

  @Tag("WH13")
  @Test
  void wh13_with_neither_cache_nor_queue_it_is_503_too_and_the_record_says_so() {
    byte[] body = world.edit(12);
    world.faults.at("order", When.BEFORE, () -> new EventsUnavailable("test", null));

    assertThat(world.deliver(body).status()).isEqualTo(503);

    assertThat(world.followUps.orders()).isEmpty();
    assertThat(world.log.records()).singleElement().matches(one -> one.outcome() == Outcome.FAILED);
    world.faults.none();
    assertThat(world.deliver(body).status()).isEqualTo(200);
    assertThat(world.log.records()).singleElement().matches(one -> one.outcome() == Outcome.DONE);
  }

  @Tag("WH13")
  @Test
  void wh13_without_the_log_the_event_has_its_effect_and_dcs_sends_it_again() {
    byte[] body = world.edit(12);
    world.faults.at("done", When.BEFORE, () -> new EventsUnavailable("test", null));

    assertThat(world.deliver(body).status()).isEqualTo(503);
    assertThat(world.sequence()).isEqualTo(1);

    world.faults.at("arrived", When.BEFORE, () -> new EventsUnavailable("test", null));
    assertThat(world.deliver(body).status()).isEqualTo(200);
    assertThat(world.sequence()).isEqualTo(2);
  }

  private Reply sent(byte[] body, boolean base64) {
    return world.lambda.send(event(body, "x-webhook-signature", world.signature(body), base64));
  }

  /** Of exactly that many bytes, filled with what takes several. */
  private static byte[] filled(String filler, int size) {
    String frame = "{\"event\":\"unknown\",\"x\":\"\"}";
    int room = size - frame.length();
    int unit = bytes(filler).length;
    String text = filler.repeat(room / unit) + "x".repeat(room % unit);
    return bytes(frame.replace("\"\"", "\"" + text + "\""));
  }

  private static APIGatewayV2HTTPEvent event(
      byte[] body, String header, String value, boolean base64) {
    var event = new APIGatewayV2HTTPEvent();
    event.setVersion("2.0");
    event.setRawPath(PATH);
    event.setRawQueryString("");
    event.setHeaders(new HashMap<>(Map.of(header, value, "content-type", "application/json")));
    event.setIsBase64Encoded(base64);
    event.setBody(base64 ? Base64.getEncoder().encodeToString(body) : new String(body, UTF_8));
    event.setRequestContext(
        APIGatewayV2HTTPEvent.RequestContext.builder()
            .withRequestId("request-1")
            .withStage("$default")
            .withHttp(
                APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                    .withMethod("POST")
                    .withPath(PATH)
                    .build())
            .build());
    return event;
  }
}
