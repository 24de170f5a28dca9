package org.dreamlms.lib.dcsclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The client against exchanges about webhooks that were recorded with a real DCS. */
class RecordedDcsWebhooksTest {

  private static final WireServer SERVER = new WireServer(new ReplayedDcs());
  private static final DcsSettings SETTINGS = Clients.settings(SERVER.url());
  private static final MicronautWire WIRE = new MicronautWire(SETTINGS);
  private static final DcsWebhooks DCS =
      Clients.webhooksOver(WIRE, SETTINGS, InstantSource.system());
  private static final DcsSubscription RECORDED =
      new DcsSubscription(
          1,
          "http://127.0.0.1:58099/hook",
          new Secret("peer-webhook-secret-0123456789"),
          "peer listener",
          true,
          DcsWebhooks.EVENTS);

  @AfterAll
  static void close() throws IOException {
    WIRE.close();
    SERVER.close();
  }

  @Test
  void a_subscription_is_made_and_listed_as_recorded() throws IOException {
    SubscriptionWish wish =
        SubscriptionWish.everything(RECORDED.url(), RECORDED.secret(), RECORDED.description());

    assertThat(DCS.create(wish)).isEqualTo(RECORDED);
    assertThat(DCS.subscriptions()).containsExactly(RECORDED);

    Map<String, JsonNode> expected = new LinkedHashMap<>();
    JsonNode recorded = at("007-webhook-subscribe", "request", "body");
    recorded.entries().forEach(entry -> expected.put(entry.getKey(), entry.getValue()));
    expected.put("is_active", JsonNode.createBooleanNode(true)); // DCS's default, said aloud
    String sent =
        SERVER.asked().stream()
            .filter(request -> request.method().equals("POST"))
            .findFirst()
            .orElseThrow()
            .body();
    assertThat(new JsonReader(10).readObject(sent.getBytes(UTF_8)))
        .isEqualTo(JsonNode.createObjectNode(expected));
  }

  @Test
  void a_secret_that_dcs_refused_is_not_even_sent() throws IOException {
    String refused = "010-webhook-subscribe-short-secret";
    String secret = at(refused, "request", "body", "secret").getStringValue();

    assertThat(at(refused, "response", "status").getIntValue()).isEqualTo(422);
    assertThatThrownBy(() -> SubscriptionWish.everything(RECORDED.url(), new Secret(secret), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_failed_delivery_is_read_whole() {
    assertThat(DCS.deliveries(2))
        .contains(
            List.of(
                new DcsDelivery(
                    20,
                    2,
                    "book.updated",
                    "{\"event\":\"book.updated\",\"timestamp\":\"2026-11-21T03:12:18.941826Z\","
                        + "\"data\":{\"id\":6,\"book_name\":\"SWITCH\","
                        + "\"book_title\":\"Switch to English\","
                        + "\"publisher\":\"Işık Yayınları\",\"language\":\"en\","
                        + "\"category\":\"grammar\",\"status\":\"published\"}}",
                    DcsDelivery.Status.FAILED,
                    500,
                    3,
                    Instant.parse("2026-11-21T03:12:18.860269Z"),
                    Instant.parse("2026-11-21T03:12:22.196388Z"))));
  }

  @Test
  void a_log_is_read_newest_first() {
    List<DcsDelivery> log = DCS.deliveries(1).orElseThrow();

    assertThat(log)
        .hasSize(19)
        .isSortedAccordingTo((a, b) -> Integer.compare(b.id(), a.id()))
        .allMatch(delivery -> delivery.status() == DcsDelivery.Status.SUCCESS)
        .allMatch(delivery -> delivery.subscriptionId() == 1)
        .allMatch(delivery -> delivery.payload().contains(delivery.eventType()));
    assertThat(Set.copyOf(log.stream().map(DcsDelivery::eventType).toList()))
        .isEqualTo(DcsWebhooks.EVENTS);
  }

  @Test
  void a_subscription_is_removed_as_recorded() {
    assertThat(DCS.remove(2)).isTrue();
  }

  private static JsonNode at(String exchange, String... path) throws IOException {
    Path file = Path.of("src/test/resources/recordings", exchange + ".json");
    JsonNode node = new JsonReader(100).readObject(Files.readAllBytes(file));
    for (String name : path) {
      node = Bodies.member(node, name);
    }
    return node;
  }
}
