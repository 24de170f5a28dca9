package org.dreamlms.infra.dcsstandin.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.dreamlms.infra.dcsstandin.HookListener;
import org.dreamlms.infra.dcsstandin.StandinTest;
import org.dreamlms.infra.dcsstandin.faults.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class DeliveriesTest extends StandinTest {
  private static final String SECRET = "sixteen-characters";

  private HookListener listener;

  @BeforeEach
  void listen() throws Exception {
    listener = HookListener.start();
  }

  @AfterEach
  void stopListening() {
    listener.close();
  }

  @Test
  void a_message_is_compact_signed_and_names_its_sender() throws Exception {
    subscribe("/hook", "");

    caller.json("PUT", "/books/4", "{\"category\":null}");
    waits.runAll();

    HookListener.Received message = listener.received().getFirst();
    Headers headers = message.headers();
    assertThat(message.body())
        .matches("\\{\"event\":\"book.updated\",\"timestamp\":\"2026-11-21T[^\"]+Z\",.*")
        .endsWith(
            "\"data\":{\"id\":4,\"book_name\":\"IŞIKLI SAYFALAR\",\"book_title\":\"IŞIKLI"
                + " SAYFALAR\",\"publisher\":\"Işık"
                + " Yayınları\",\"language\":\"tr\",\"category\":\"\",\"status\":\"published\"}}");
    assertThat(headers.getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(headers.getFirst("User-Agent")).isEqualTo("Dream-Central-Storage-Webhook/1.0");
    assertThat(headers.getFirst("X-Webhook-Signature"))
        .isEqualTo(Signature.header(SECRET, message.body().getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 400, 404, 503})
  void anything_but_2xx_is_tried_three_times_and_then_given_up(int status) throws Exception {
    subscribe("/hook?status=" + status, "");

    caller.json("PUT", "/books/1", "{\"category\":\"c\"}");

    assertThat(List.of(waits.runNext(), waits.runNext(), waits.runNext()))
        .containsExactly(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(waits.waiting()).isZero();
    assertThat(listener.received().stream().map(HookListener.Received::body).distinct()).hasSize(1);
    assertThat(listener.received()).hasSize(3);
    JsonNode log = caller.get("/webhooks/1/logs").json().path(0);
    assertThat(log.path("status").asText()).isEqualTo("failed");
    assertThat(log.path("response_status").intValue()).isEqualTo(status);
    assertThat(log.path("attempt_count").intValue()).isEqualTo(3);
  }

  @Test
  void between_two_attempts_a_delivery_is_pending() throws Exception {
    subscribe("/hook?status=500", "");
    caller.json("PUT", "/books/1", "{\"category\":\"c\"}");
    waits.runNext();

    assertThat(caller.get("/webhooks/1/logs").json().path(0).path("status").asText())
        .isEqualTo("pending");
  }

  @Test
  void nobody_listening_is_a_failure_with_a_reason() throws Exception {
    listener.close();
    subscribe("/hook", "");

    caller.json("DELETE", "/publishers/1", "");
    waits.runAll();

    JsonNode log = caller.get("/webhooks/1/logs").json().path(0);
    assertThat(log.path("status").asText()).isEqualTo("failed");
    assertThat(log.path("response_status").isNull()).isTrue();
    assertThat(log.path("error_message").asText()).contains("ConnectException");
  }

  @Test
  void only_wanted_events_are_sent_and_none_to_a_sleeping_subscriber() throws Exception {
    subscribe("/hook", "publisher.created, publisher.updated");
    caller.json("PUT", "/books/1", "{\"category\":\"c\"}");
    caller.json("PUT", "/publishers/1", "{\"description\":\"d\"}");
    waits.runAll();
    caller.json("PUT", "/webhooks/1", "{\"is_active\":false,\"description\":null}");
    caller.json("PUT", "/publishers/1", "{\"description\":\"e\"}");
    waits.runAll();

    assertThat(listener.received()).hasSize(1);
    assertThat(listener.received().getFirst().body()).contains("publisher.updated");
  }

  @Test
  void the_data_is_read_when_it_is_sent() throws Exception {
    subscribe("/hook", "");

    caller.json("PUT", "/books/1", "{\"book_title\":\"first\"}");
    caller.json("PUT", "/books/1", "{\"book_title\":\"second\"}");
    waits.runAll();

    assertThat(listener.received())
        .allSatisfy(message -> assertThat(message.body()).contains("\"book_title\":\"second\""));
  }

  @Test
  void attempts_can_be_lost_on_purpose_of_one_book_alone() throws Exception {
    subscribe("/hook", "");
    standin.faults().set(Fault.deliveryLost("/book.updated/1").times(2));

    caller.json("PUT", "/books/1", "{\"category\":\"c\"}");
    caller.json("PUT", "/books/2", "{\"category\":\"c\"}");
    waits.runAll();

    assertThat(books()).containsExactly(2, 1);
    assertThat(logged(1)).isEqualTo("success after 3");
    assertThat(logged(2)).isEqualTo("success after 1");
    standin.faults().set(Fault.deliveryLost("/").times(3));
    caller.json("PUT", "/books/1", "{\"category\":\"d\"}");
    waits.runAll();
    assertThat(books()).hasSize(2);
    assertThat(logged(3)).isEqualTo("failed after 3");
    assertThat(caller.get("/webhooks/1/logs").json().path(0).path("error_message").asText())
        .isEqualTo("lost on purpose");
  }

  @Test
  void attempts_can_be_signed_with_another_secret_and_are_made_again_when_they_are_refused()
      throws Exception {
    subscribe("/hook?status=401", "");
    standin.faults().set(Fault.deliveryForged("/book.updated/1").times(2));

    caller.json("PUT", "/books/1", "{\"category\":\"c\"}");
    waits.runAll();

    List<HookListener.Received> attempts = listener.received();
    assertThat(attempts.stream().map(HookListener.Received::body).distinct()).hasSize(1);
    String signed =
        Signature.header(SECRET, attempts.getFirst().body().getBytes(StandardCharsets.UTF_8));
    assertThat(attempts.stream().map(one -> one.headers().getFirst("X-Webhook-Signature")))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("sha256=").isNotEqualTo(signed),
            second -> assertThat(second).startsWith("sha256=").isNotEqualTo(signed),
            third -> assertThat(third).isEqualTo(signed));
    JsonNode log = caller.get("/webhooks/1/logs").json().path(0);
    assertThat(log.path("response_status").intValue()).isEqualTo(401);
    assertThat(logged(1)).isEqualTo("failed after 3");
  }

  @Test
  void a_fault_that_was_met_as_often_as_it_was_to_be_is_set_no_more() throws Exception {
    subscribe("/hook", "");
    standin.faults().set(Fault.deliveryForged("/book.updated/1").times(1));
    standin.faults().set(Fault.deliveryForged("/book.updated/99").times(1));

    caller.json("PUT", "/books/1", "{\"category\":\"c\"}");
    waits.runAll();

    JsonNode left = caller.get("/_control/faults").json();
    assertThat(left).hasSize(1);
    assertThat(left.path(0).path("pathPrefix").asText()).isEqualTo("/book.updated/99");
  }

  @Test
  void an_attempt_can_be_late_and_overtaken_and_one_can_arrive_twice() throws Exception {
    subscribe("/hook", "");
    standin.faults().set(Fault.deliveryLate("/book.updated/1", Duration.ofSeconds(9)).times(1));
    standin.faults().set(Fault.deliveryTwice("/book.updated/2", Duration.ofSeconds(8)).times(1));

    caller.json("PUT", "/books/1", "{\"category\":\"c\"}");
    caller.json("PUT", "/books/2", "{\"category\":\"c\"}");
    waits.runAll();

    assertThat(waits.waited()).contains(Duration.ofSeconds(9), Duration.ofSeconds(8));
    assertThat(books()).containsExactly(2, 1, 2);
    assertThat(listener.received().getFirst().body())
        .isEqualTo(listener.received().getLast().body());
    assertThat(logged(1)).isEqualTo("success after 1");
    assertThat(logged(2)).isEqualTo("success after 1");
  }

  @Test
  void a_changed_row_can_be_read_as_it_was_for_a_while_after_its_webhook() throws Exception {
    subscribe("/hook", "");
    standin.faults().set(Fault.lateRow("/books/1", Duration.ofSeconds(3)).times(1));
    String old = caller.get("/books/1").json().path("book_title").asText();

    JsonNode told = caller.json("PUT", "/books/1", "{\"book_title\":\"new\"}").json();

    assertThat(told.path("book_title").asText()).isEqualTo("new");
    assertThat(caller.get("/books/1").json().path("book_title").asText()).isEqualTo(old);
    waits.runAll();
    assertThat(waits.waited()).contains(Duration.ofSeconds(3));
    assertThat(books()).containsExactly(1);
    assertThat(caller.get("/books/1").json().path("book_title").asText()).isEqualTo("new");
  }

  /** That were told of, in the order in which it was heard. */
  private List<Integer> books() {
    return listener.received().stream()
        .map(message -> Integer.parseInt(message.body().replaceAll(".*\"id\":(\\d+).*", "$1")))
        .toList();
  }

  private String logged(int delivery) throws Exception {
    for (JsonNode one : caller.get("/webhooks/1/logs").json()) {
      if (one.path("id").intValue() == delivery) {
        return one.path("status").asText() + " after " + one.path("attempt_count").intValue();
      }
    }
    return "none";
  }

  private void subscribe(String path, String events) throws Exception {
    caller.json(
        "POST",
        "/webhooks/",
        "{\"url\":\""
            + listener.url()
            + path
            + "\",\"secret\":\""
            + SECRET
            + "\",\"event_types\":\""
            + events
            + "\"}");
  }
}
