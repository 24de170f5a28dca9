package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.infra.local.LocalCloud;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Anybody can send to the address of the webhooks, as much and as fast as he likes: here as fast as
 * this machine goes, from more strangers than the function's concurrency lets in at once
 * (WebhookConcurrency in template.yaml).
 */
@DisabledIfSystemProperty(
    named = "dreamlms.stores",
    matches = "localstack",
    disabledReason = "not run: the stand-in over LocalStack knows no neighbour")
final class FloodIT {
  private static final int ENVIRONMENTS = 3;

  /** Two more than are let in at once: these ask again and again, as each answer comes at once. */
  private static final int STRANGERS = 12;

  private static final int REQUESTS = 5_000;
  private static final int BOOK = 4;
  private static final String TITLE = "First Steps, edited in a flood";
  private static final String LOST = "First Steps, edited in a flood and lost";

  /** Questions, of some milliseconds each. */
  private static final int PATIENCE = 20_000;

  @RegisterExtension
  static final Running CLOUD =
      new Running("three environments", settings -> settings.withEnvironments(ENVIRONMENTS));

  private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
  private final CountDownLatch enough = new CountDownLatch(REQUESTS);
  private final AtomicBoolean over = new AtomicBoolean();

  @Tag("WH15")
  @Test
  void a_flood_of_unsigned_webhooks_has_no_effect_and_neither_hides_an_edit_nor_stops_the_books(
      Client anybody, Dcs dcs, LocalCloud cloud) throws Exception {
    Client admin = anybody.as("admin", Running.PASSWORD).unchecked();
    reconcile(admin);
    Instant start = Instant.now();
    assertThat(admin.get("/api/v1/books/" + BOOK).status()).isEqualTo(200);
    Client stranger = Client.ofAnother(cloud.functionUrl("DcsWebhook"));
    try (ExecutorService threads = Executors.newFixedThreadPool(STRANGERS)) {
      // On the real platform an environment's start does not compete with whoever sends.
      List<Future<Integer>> first = new ArrayList<>();
      for (int i = 0; i < ENVIRONMENTS; i++) {
        first.add(threads.submit(() -> sent(stranger)));
      }
      for (Future<Integer> one : first) {
        assertThat(one.get()).isEqualTo(401);
      }
      Instant began = Instant.now();
      List<Future<?>> flood = new ArrayList<>();
      for (int i = 0; i < STRANGERS; i++) {
        flood.add(threads.submit(() -> send(stranger)));
      }
      try {
        // The first may get in between the strangers, the second cannot.
        dcs.retitleBook(BOOK, TITLE);
        untilSeen(TITLE, admin, dcs);
        dcs.losesDeliveries(BOOK, 3);
        dcs.retitleBook(BOOK, LOST);
        assertThat(untilSeen(LOST, admin, dcs)).isTrue();
        assertThat(enough.await(2, TimeUnit.MINUTES)).as("answers: %s", statuses).isTrue();
      } finally {
        over.set(true);
      }
      for (Future<?> one : flood) {
        one.get();
      }
      System.out.println(
          "a flood of unsigned webhooks was answered "
              + statuses
              + " in "
              + Duration.between(began, Instant.now()));
    }
    // Most are not let in and cost nothing; who is, is told nothing.
    assertThat(statuses).containsOnlyKeys(401, 429);
    List<Integer> told = new ArrayList<>();
    for (JsonNode event : admin.get("/api/v1/admin/webhooks?limit=100").json().get("items")) {
      if (!Instant.parse(event.get("received").textValue()).isBefore(start)) {
        told.add(event.path("data_id").intValue());
      }
    }
    assertThat(told).containsOnly(BOOK);
  }

  private void send(Client stranger) {
    while (!over.get()) {
      statuses.computeIfAbsent(sent(stranger), _ -> new AtomicInteger()).incrementAndGet();
      enough.countDown();
    }
  }

  private static int sent(Client stranger) {
    return stranger
        .post("/", "{\"event\":\"book.deleted\",\"data\":{\"id\":" + BOOK + "}}")
        .status();
  }

  /**
   * By its webhook; or where the flood kept that out three times, by the reconciliation.
   *
   * @return whether it was the latter
   */
  private static boolean untilSeen(String title, Client admin, Dcs dcs) {
    boolean reconciled = false;
    for (int i = 0; i < PATIENCE; i++) {
      Client.Reply book = admin.get("/api/v1/books/" + BOOK);
      assertThat(book.status()).isEqualTo(200);
      if (book.json().get("title").textValue().equals(title)) {
        return reconciled;
      }
      if (!reconciled && i % 100 == 0 && dcs.hasGivenUp(title)) {
        reconcile(admin);
        reconciled = true;
      }
    }
    throw new AssertionError("Nobody sees the edit: " + title);
  }

  private static void reconcile(Client admin) {
    JsonNode report = admin.post("/_events/WorkersReconcile", "{}").json();
    assertThat(report.path("outcome").asText()).as(report.toString()).isEqualTo("READ");
  }
}
