package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What DCS tells us reaches people by itself. Its stand-in of LocalStack knows no neighbour. */
@DisabledIfSystemProperty(
    named = "dreamlms.stores",
    matches = "localstack",
    disabledReason = "not run: the stand-in over LocalStack knows no neighbour")
final class WebhooksIT {
  private static final int ENVIRONMENTS = 3;

  /** Requests, of some milliseconds each: entries live for ten minutes, an event takes seconds. */
  private static final int PATIENCE = 20_000;

  @RegisterExtension
  static final Running CLOUD =
      new Running("three environments", settings -> settings.withEnvironments(ENVIRONMENTS));

  @Test
  void an_edit_in_dcs_shows_in_every_environment_without_anybody_s_doing(Client anybody, Dcs dcs)
      throws Exception {
    Client admin = anybody.as("admin", Running.PASSWORD);
    Set<String> hot = new TreeSet<>();
    for (int i = 0; hot.size() < ENVIRONMENTS && i < PATIENCE; i++) {
      atOnce(admin).forEach(reply -> hot.add(reply.header("X-Local-Environment")));
    }
    assertThat(hot).hasSize(ENVIRONMENTS);

    dcs.retitleBook(1, "First Steps, edited");
    int asked = 0;
    while (!title(admin.get("/api/v1/books/1")).equals("First Steps, edited")) {
      assertThat(asked++).as("requests until the edit showed").isLessThan(PATIENCE);
    }

    // The others know it a poll later at the latest; who is behind once is not behind for long.
    Set<String> fresh = new TreeSet<>();
    for (int i = 0; fresh.size() < ENVIRONMENTS && i < PATIENCE; i++) {
      for (Client.Reply reply : atOnce(admin)) {
        if (title(reply).equals("First Steps, edited")) {
          fresh.add(reply.header("X-Local-Environment"));
        }
      }
    }
    assertThat(fresh).isEqualTo(hot);
  }

  @Test
  void an_administrator_sees_an_edit_s_event_and_has_its_effect_once_more(Client anybody, Dcs dcs) {
    Client admin = anybody.as("admin", Running.PASSWORD);
    dcs.retitleBook(2, "First Steps, replayed");
    JsonNode event = eventOf(2, admin);
    assertThat(event.get("tags").toString()).contains("book:2");

    // The second invalidation, five seconds later, is none of the replay.
    long again = numberAfter(event.get("sequence").longValue(), admin);
    String path = "/api/v1/admin/webhooks/" + event.get("id").textValue();
    assertThat(admin.post(path + "/replay", "").status()).isEqualTo(202);

    assertThat(numberAfter(again, admin)).isGreaterThan(again);
    assertThat(admin.get(path).json()).isEqualTo(event);
  }

  @Test
  void a_test_through_the_public_address_arrives_and_is_in_the_log(Client anybody) {
    Client admin = anybody.as("admin", Running.PASSWORD);
    JsonNode tested = admin.post("/api/v1/admin/webhooks/test", "").json();
    for (int again = 0; again < 3 && !tested.path("http_status").isNumber(); again++) {
      // The first one may meet a function that takes longer to start than is waited here.
      tested = admin.post("/api/v1/admin/webhooks/test", "").json();
    }
    assertThat(tested.get("status").textValue()).as(tested.toString()).isEqualTo("ok");

    JsonNode event =
        admin.get("/api/v1/admin/webhooks/" + tested.get("event_id").textValue()).json();
    assertThat(event.get("event").textValue()).isEqualTo("lms.test");
    assertThat(event.get("outcome").textValue()).isEqualTo("ignored");
  }

  @Test
  void registered_twice_dcs_has_one_subscription_and_its_webhooks_still_arrive(
      Client anybody, Dcs dcs) {
    Client admin = anybody.as("admin", Running.PASSWORD);
    JsonNode first = admin.post("/api/v1/admin/webhooks/register", "").json();
    JsonNode second = admin.post("/api/v1/admin/webhooks/register/", "").json();

    assertThat(first.get("status").textValue()).isIn("updated", "unchanged");
    assertThat(first.get("duplicates_removed").intValue()).isZero();
    assertThat(second.get("status").textValue()).as(second.toString()).isEqualTo("unchanged");
    assertThat(second.get("subscription")).isEqualTo(first.get("subscription"));
    dcs.retitleBook(3, "First Steps, told to whom was registered");
    assertThat(eventOf(3, admin).get("verdict").textValue()).isEqualTo("accepted");
  }

  /** Waits for the event. */
  private static JsonNode eventOf(int book, Client admin) {
    for (int i = 0; i < PATIENCE; i++) {
      for (JsonNode event :
          admin
              .get("/api/v1/admin/webhooks?limit=100&event=book.updated&outcome=done")
              .json()
              .get("items")) {
        if (event.get("data_id").intValue() == book) {
          return event;
        }
      }
    }
    throw new AssertionError("No event of book " + book);
  }

  /** Waits for an invalidation of book 2 after this one. */
  private static long numberAfter(long sequence, Client admin) {
    for (int i = 0; i < PATIENCE; i++) {
      JsonNode at =
          admin
              .post("/api/v1/admin/cache/invalidate", "{\"tags\":[\"book:2\"],\"dry_run\":true}")
              .json()
              .at("/tags/0/invalidated_at");
      if (at.isNumber() && at.longValue() > sequence) {
        return at.longValue();
      }
    }
    throw new AssertionError("No invalidation after " + sequence);
  }

  @Test
  void a_stranger_s_webhook_is_refused_through_the_gateway_too(Client anybody) {
    for (String path :
        List.of("/api/v1/webhooks/dream-storage", "/api/v1/webhooks/dream-storage/")) {
      Client.Reply reply = anybody.unchecked().post(path, "{\"event\":\"book.updated\"}");

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.text()).contains("/problems/invalid-signature");
    }
  }

  private static String title(Client.Reply reply) {
    return reply.json().get("title").textValue();
  }

  private static List<Client.Reply> atOnce(Client client) throws Exception {
    List<Client.Reply> replies = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2 * ENVIRONMENTS)) {
      List<Future<Client.Reply>> asked = new ArrayList<>();
      for (int i = 0; i < 2 * ENVIRONMENTS; i++) {
        asked.add(threads.submit(() -> client.get("/api/v1/books/1")));
      }
      for (Future<Client.Reply> reply : asked) {
        replies.add(reply.get());
      }
    }
    return replies;
  }
}
