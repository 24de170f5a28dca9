package org.dreamlms.lib.dcsclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dreamlms.lib.dcsclient.ScriptedWire.failure;
import static org.dreamlms.lib.dcsclient.ScriptedWire.json;
import static org.dreamlms.lib.dcsclient.ScriptedWire.missing;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.lib.dcsclient.Ask.Verb;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of DCS through an unreliable network, and rows that are odd. */
class WebhookCallsTest {

  private static final SubscriptionWish WISH =
      SubscriptionWish.everything("https://lms.example.org/", new Secret("0123456789abcdef"), null);
  private static final String ROW =
      "{\"id\":3,\"url\":\"https://lms.example.org/\",\"secret\":\"0123456789abcdef\"}";

  private final ScriptedWire wire = new ScriptedWire(_ -> missing());
  private final DcsWebhooks webhooks =
      Clients.webhooksOver(
          wire, Clients.settings(URI.create("http://127.0.0.1:1")), new TickedTime());

  private static DcsUnavailable unavailable(Runnable call) {
    return catchThrowableOfType(DcsUnavailable.class, call::run);
  }

  private void firstFails(WireFailure.Kind kind, Answer then) {
    AtomicInteger tries = new AtomicInteger();
    wire.rest(
        _ -> {
          if (tries.incrementAndGet() == 1) {
            throw failure(kind);
          }
          return then;
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "CONNECTION"})
  void what_makes_something_new_is_sent_once_and_on_a_new_connection(WireFailure.Kind kind) {
    firstFails(kind, json(201, ROW));

    assertThat(unavailable(() -> webhooks.create(WISH)).reason().name()).isEqualTo(kind.name());

    assertThat(wire.asked()).hasSize(1);
    assertThat(wire.asked().getFirst().connection()).isEqualTo(Wire.Connection.NEW);
    assertThat(wire.asked().getFirst().ask().verb()).isEqualTo(Verb.POST);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void a_server_error_does_not_say_that_nothing_was_made(int status) {
    wire.rest(_ -> json(status, ""));

    assertThat(unavailable(() -> webhooks.create(WISH)).status()).hasValue(status);
    assertThat(wire.asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "CONNECTION"})
  void a_change_is_sent_again(WireFailure.Kind kind) {
    firstFails(kind, json(200, ROW));

    assertThat(webhooks.change(3, WISH)).isPresent();

    assertThat(wire.asked())
        .hasSize(2)
        .allMatch(sent -> sent.ask().verb() == Verb.PUT && "/webhooks/3".equals(sent.ask().path()));
  }

  @Test
  void a_removal_that_was_carried_out_unheard_is_not_a_failure() {
    firstFails(
        WireFailure.Kind.CONNECTION, json(404, "{\"detail\":\"Webhook subscription not found\"}"));

    assertThat(webhooks.remove(3)).isFalse();
    assertThat(wire.asked()).hasSize(2).allMatch(sent -> sent.ask().verb() == Verb.DELETE);
  }

  @Test
  void a_refused_token_is_replaced_once_for_changes_too() {
    AtomicInteger logins = new AtomicInteger();
    wire.login(_ -> json(200, "{\"access_token\":\"t" + logins.incrementAndGet() + "\"}"));
    wire.rest(
        sent ->
            "t1".equals(sent.bearer())
                ? json(401, "{\"detail\":\"Invalid token\"}")
                : json(201, ROW));

    assertThat(webhooks.create(WISH).id()).isEqualTo(3);

    assertThat(wire.asked()).extracting(ScriptedWire.Sent::bearer).containsExactly("t1", "t2");
    assertThat(logins).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {304, 307, 400, 403, 405, 409, 422})
  void a_change_that_is_refused_is_unexpected_and_not_sent_again(int status) {
    wire.rest(_ -> json(status, "{\"detail\":[{\"input\":\"0123456789abcdef\"}]}"));

    DcsUnavailable refused = unavailable(() -> webhooks.create(WISH));

    assertThat(refused.status()).hasValue(status);
    assertThat(refused).hasMessageNotContaining("0123456789");
    assertThat(unavailable(() -> webhooks.change(3, WISH)).status()).hasValue(status);
    assertThat(unavailable(() -> webhooks.remove(3)).status()).hasValue(status);
    assertThat(wire.asked()).hasSize(3);
  }

  @Test
  void a_dcs_without_webhooks_is_not_one_without_subscriptions() {
    wire.rest(_ -> json(404, "{\"detail\":\"Not Found\"}"));

    assertThat(unavailable(() -> webhooks.create(WISH)).status()).hasValue(404);
    assertThat(unavailable(() -> webhooks.remove(3)).status()).hasValue(404);
    assertThat(unavailable(webhooks::subscriptions).status()).hasValue(404);
    assertThat(unavailable(() -> webhooks.deliveries(3)).reason())
        .isEqualTo(Reason.UNEXPECTED_ANSWER);
  }

  @Test
  void a_token_that_was_forgotten_is_used_by_nobody() {
    assertThat(webhooks.remove(3)).isFalse();
    webhooks.signOut();
    assertThat(webhooks.remove(3)).isFalse();

    assertThat(wire.logins()).hasSize(2);
  }

  @Test
  void what_is_sent_is_one_json_object() {
    wire.rest(_ -> json(201, ROW));
    SubscriptionWish odd =
        new SubscriptionWish(
            "https://lms.example.org/?a=\\b".replace("\\", "%5C"),
            new Secret("\"\\\n\u0000ş🔑0123456789"),
            "\"d\"",
            true,
            DcsWebhooks.EVENTS);

    assertThat(webhooks.create(odd).id()).isEqualTo(3);

    assertThat(sentBody())
        .isEqualTo(
            "{\"url\":\"https://lms.example.org/?a=%5Cb\","
                + "\"secret\":\"\\\"\\\\\\n\\u0000ş🔑0123456789\","
                + "\"description\":\"\\\"d\\\"\",\"is_active\":true,"
                + "\"event_types\":\"book.created,book.updated,book.deleted,"
                + "publisher.created,publisher.updated,publisher.deleted\"}");
    assertThat(wire.asked().getFirst().toString()).doesNotContain("0123456789");
  }

  private String sentBody() {
    Bytes body = wire.asked().getFirst().ask().json();
    return body == null ? "" : new String(body.toArray(), UTF_8);
  }

  @Test
  void an_odd_subscription_differs_from_any_wish_and_hides_no_other() {
    wire.rest(
        _ ->
            json(
                200,
                "["
                    + ROW
                    + ",{\"id\":4,\"url\":\"u\",\"secret\":7,\"is_active\":\"yes\","
                    + "\"event_types\":\" a , b,,a\",\"more\":{}},{\"id\":0,\"url\":\"u\"},7,{}]"));

    assertThat(webhooks.subscriptions())
        .containsExactly(
            new DcsSubscription(
                3,
                "https://lms.example.org/",
                new Secret("0123456789abcdef"),
                null,
                false,
                Set.of()),
            new DcsSubscription(4, "u", new Secret(""), null, false, Set.of("a", "b")));
  }

  @Test
  void an_odd_delivery_is_still_one() {
    wire.rest(
        _ ->
            json(
                200,
                "[{\"id\":1,\"subscription_id\":3},{\"id\":2,\"subscription_id\":3,\"payload\":7,"
                    + "\"status\":\"lost\",\"attempt_count\":-1,\"created_at\":\"soon\"}]"));

    assertThat(webhooks.deliveries(3)).contains(List.of(odd(2), odd(1)));
  }

  @Test
  void a_delivery_that_does_not_say_which_one_it_is_leaves_no_gap_and_hides_no_other() {
    wire.rest(
        _ ->
            json(
                200,
                "[{\"id\":\"10\",\"event_type\":\"book.updated\"},{\"id\":9},"
                    + "{\"payload\":\"body\",\"created_at\":\"2026-01-15T09:30:00Z\"},null,"
                    + "{\"id\":7},[7]]"));

    assertThat(webhooks.deliveries(3))
        .contains(
            List.of(
                odd(9, "book.updated", "{id=10, event_type=book.updated}", null),
                odd(9),
                odd(7, "", "body", Instant.parse("2026-01-15T09:30:00Z")),
                odd(7, "", "null", null),
                odd(7),
                odd(7, "", "[7]", null)));
  }

  @Test
  void a_log_without_any_delivery_is_one() {
    wire.rest(_ -> json(200, "[]"));

    assertThat(webhooks.deliveries(3)).contains(List.of());
  }

  private static DcsDelivery odd(int id) {
    return odd(id, "", "", null);
  }

  private static DcsDelivery odd(int id, String event, String payload, @Nullable Instant created) {
    return new DcsDelivery(id, 3, event, payload, DcsDelivery.Status.OTHER, null, 0, created, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"subscription_id\":3},{\"id\":\"1\",\"subscription_id\":3}]",
        "[{\"id\":0},{\"id\":2147483648},7,null,[]]",
        "{}",
        "null",
        "",
        "<html>"
      })
  void what_says_nothing_of_any_delivery_is_no_log(String body) {
    wire.rest(_ -> json(200, body));

    assertThatThrownBy(() -> webhooks.deliveries(3)).isInstanceOf(DcsContentInvalid.class);
  }

  @Test
  void an_answer_without_a_subscription_is_no_success() {
    wire.rest(_ -> json(201, "{\"ok\":true,\"secret\":\"0123456789abcdef\"}"));

    assertThatThrownBy(() -> webhooks.create(WISH))
        .isInstanceOf(DcsContentInvalid.class)
        .hasMessageNotContaining("0123456789");
  }
}
