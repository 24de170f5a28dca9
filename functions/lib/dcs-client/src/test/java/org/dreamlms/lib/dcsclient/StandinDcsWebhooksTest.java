package org.dreamlms.lib.dcsclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against the stand-in for DCS, whose deliveries are sent when the test says so. */
class StandinDcsWebhooksTest extends DcsWebhooksContract {

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final WireServer listener = new WireServer((_, reply) -> reply.json(200, "{\"ok\":1}"));
  private final HttpClient http = HttpClient.newHttpClient();
  private final DcsStandin standin;
  private final MicronautWire wire;
  private final DcsWebhooks webhooks;
  private final String token;
  private int edits;

  StandinDcsWebhooksTest(@TempDir Path folder) throws IOException, InterruptedException {
    standin =
        DcsStandin.start(
            DcsStandinSettings.in(folder)
                .withTime(
                    InstantSource.system(),
                    (_, work) -> {
                      synchronized (waiting) {
                        waiting.add(work);
                      }
                    }));
    DcsSettings s = Clients.settings(standin.baseUrl());
    DcsSettings settings =
        new DcsSettings(
            s.baseUrl(),
            "admin@admin.com",
            new Secret("admin"),
            new Secret("dcs_test_lms_1"), // which the stand-in refuses for webhooks, as DCS does
            s.publisherInPath(),
            s.budget(),
            s.connectTimeout(),
            s.readTimeout(),
            s.retries(),
            s.maxConnections());
    wire = new MicronautWire(settings);
    webhooks = Clients.webhooksOver(wire, settings, InstantSource.system());
    String login =
        ask("/auth/login", "POST", "{\"email\":\"admin@admin.com\",\"password\":\"admin\"}", "");
    token = login.replaceAll(".*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
  }

  @AfterEach
  void stop() throws IOException {
    wire.close();
    standin.close();
    listener.close();
    http.close();
  }

  /** By the stand-in's own API: this client changes no books. */
  private String ask(String path, String method, String body, String bearer)
      throws IOException, InterruptedException {
    URI uri = standin.baseUrl().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + bearer)
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Override
  protected DcsWebhooks webhooks() {
    return webhooks;
  }

  @Override
  protected String listener() {
    return listener.url() + "/hook";
  }

  @Override
  protected void editBook() throws IOException, InterruptedException {
    changeBook();
    deliverAll();
  }

  private void changeBook() throws IOException, InterruptedException {
    edits++;
    String _ = ask("/books/4", "PUT", "{\"category\":\"ş " + edits + "\"}", token);
  }

  private void deliverAll() {
    while (true) {
      Runnable next;
      synchronized (waiting) {
        next = waiting.poll();
      }
      if (next == null) {
        return;
      }
      next.run();
    }
  }

  @Test
  void the_log_has_the_very_text_that_was_sent() throws Exception {
    int id =
        webhooks
            .create(SubscriptionWish.everything(listener(), new Secret("0123456789abcdef"), null))
            .id();
    editBook();
    editBook();

    assertThat(webhooks.deliveries(id).orElseThrow().reversed())
        .extracting(DcsDelivery::payload)
        .isEqualTo(listener.asked().stream().map(WireServer.Received::body).toList())
        .allMatch(payload -> payload.contains("ş") && payload.contains("Işık"));
  }

  @Test
  void what_nobody_accepted_is_pending_and_then_failed() throws Exception {
    String nobody = standin.baseUrl() + "/no-such-hook";
    int id =
        webhooks
            .create(SubscriptionWish.everything(nobody, new Secret("0123456789abcdef"), null))
            .id();

    changeBook();
    DcsDelivery queued = onlyOne(id);
    deliverAll();
    DcsDelivery ended = onlyOne(id);

    assertThat(queued.status()).isEqualTo(DcsDelivery.Status.PENDING);
    assertThat(queued.payload()).isEmpty();
    assertThat(queued.responseStatus()).isNull();
    assertThat(queued.delivered()).isNull();
    assertThat(ended.status()).isEqualTo(DcsDelivery.Status.FAILED);
    assertThat(ended.responseStatus()).isEqualTo(404);
    assertThat(ended.attempts()).isEqualTo(3);
    assertThat(ended.id()).isEqualTo(queued.id());
  }

  private DcsDelivery onlyOne(int id) {
    List<DcsDelivery> log = webhooks.deliveries(id).orElseThrow();
    assertThat(log).hasSize(1);
    return log.getFirst();
  }
}
