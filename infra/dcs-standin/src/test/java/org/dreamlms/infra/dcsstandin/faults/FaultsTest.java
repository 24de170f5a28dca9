package org.dreamlms.infra.dcsstandin.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dreamlms.infra.dcsstandin.Caller;
import org.dreamlms.infra.dcsstandin.StandinTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class FaultsTest extends StandinTest {
  @Test
  void down_resets_connections_below_its_prefix_only() throws Exception {
    standin.faults().set(Fault.down("/storage/"));

    assertThatThrownBy(() -> caller.get("/storage/books/a/b")).isInstanceOf(IOException.class);
    assertThat(caller.get("/books/").status()).isEqualTo(200);
    standin.faults().clear();
    assertThat(caller.get("/storage/books/a/b").status()).isEqualTo(200);
  }

  @Test
  void a_status_is_answered_as_often_as_it_says() throws Exception {
    standin.faults().set(Fault.status("/books/", 429).retryAfter("7").times(2));

    assertThat(caller.get("/books/1").header("retry-after")).isEqualTo("7");
    assertThat(caller.get("/books/1").status()).isEqualTo(429);
    assertThat(caller.get("/books/1").status()).isEqualTo(200);
  }

  @Test
  void a_500_is_plain_text() throws Exception {
    standin.faults().set(Fault.status("/", 500));

    Caller.Reply reply = caller.get("/books/");

    assertThat(reply.text()).isEqualTo("Internal Server Error");
    assertThat(reply.header("content-type")).startsWith("text/plain");
  }

  @Test
  void malformed_is_200_and_half_a_document() throws Exception {
    standin.faults().set(Fault.malformed("/publishers/"));

    Caller.Reply reply = caller.get("/publishers/");

    assertThat(reply.status()).isEqualTo(200);
    assertThatThrownBy(reply::json).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void cut_promises_more_than_it_sends() {
    standin.faults().set(Fault.cut("/books/"));

    assertThatThrownBy(() -> caller.get("/books/")).isInstanceOf(IOException.class);
  }

  @Test
  void slow_and_drip_are_right_but_late() throws Exception {
    standin.faults().set(Fault.slow("/health", Duration.ofMillis(120)).times(1));
    standin.faults().set(Fault.drip("/health", Duration.ofMillis(2)).times(1));

    assertThat(millisOf("/health")).isGreaterThanOrEqualTo(120);
    assertThat(millisOf("/health")).isGreaterThanOrEqualTo(71 * 2);
    assertThat(standin.faults().all()).isEmpty();
  }

  @Test
  void flapping_fails_every_other_time() throws Exception {
    standin.faults().set(Fault.flapping("/books/", 502));

    for (int i = 0; i < 3; i++) {
      assertThat(caller.get("/books/1").status()).isEqualTo(502);
      assertThat(caller.get("/publishers/").status()).isEqualTo(200);
      assertThat(caller.get("/books/1").status()).isEqualTo(200);
    }
  }

  @Test
  void after_a_last_answer_the_connection_looks_alive_and_is_reset() throws Exception {
    standin.faults().set(Fault.lastAnswer("/books/"));
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), standin.baseUrl().getPort())) {
      socket.setSoTimeout(10_000);
      String request = "GET /books/1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 403");

      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void tokens_can_be_expired_and_new_ones_are_good() throws Exception {
    String old = caller.token();
    assertThat(caller.with("").json("DELETE", "/_control/tokens", "").status()).isEqualTo(204);

    assertThat(caller.with(old).get("/books/").text()).isEqualTo("{\"detail\":\"Invalid token\"}");
    String fresh =
        caller
            .json("POST", "/auth/login", "{\"email\":\"admin@admin.com\",\"password\":\"admin\"}")
            .json()
            .path("access_token")
            .asText();
    assertThat(caller.with(fresh).get("/books/").status()).isEqualTo(200);
  }

  @Tag("LO1")
  @Test
  void no_web_page_reaches_the_switches_and_no_other_name_reaches_anything() throws Exception {
    assertThat(ask("GET /health", "Host: 127.0.0.1")).startsWith("HTTP/1.1 200");
    assertThat(ask("GET /health", "Host: LOCALHOST:8081")).startsWith("HTTP/1.1 200");
    assertThat(ask("GET /health", "Host: evil.example")).startsWith("HTTP/1.1 403");
    assertThat(ask("DELETE /_control/faults", "Host: 127.0.0.1\r\nOrigin: https://evil.example"))
        .startsWith("HTTP/1.1 403");
  }

  private String ask(String what, String headers) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), standin.baseUrl().getPort())) {
      socket.setSoTimeout(10_000);
      String request = what + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void nobody_is_at_home_when_connections_are_refused_until_they_are_accepted_again()
      throws Exception {
    standin.refuseConnections();
    assertThatThrownBy(() -> caller.get("/health")).isInstanceOf(ConnectException.class);

    standin.acceptConnections();

    assertThat(caller.get("/health").status()).isEqualTo(200);
  }

  @Test
  void a_book_whose_content_is_replaced_has_no_files_for_a_while() throws Exception {
    String config = "/storage/books/Dream%20Press/First%20Steps%201/object?path=config.json";
    standin.faults().set(Fault.emptyBook(Duration.ofMillis(700)));
    byte[] zip = Caller.zip(Map.of("config.json", "{}"));

    CompletableFuture<Integer> upload =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return caller.upload("/books/1/upload", "b.zip", "application/zip", zip).status();
              } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    int during = caller.get(config).status();
    // 200 before the files go, 502 for a file that goes while it is read.
    while (during != 404 && !upload.isDone()) {
      during = caller.get(config).status();
    }

    assertThat(during).isEqualTo(404);
    assertThat(upload.get(20, TimeUnit.SECONDS)).isEqualTo(201);
    assertThat(caller.get(config).text()).isEqualTo("{}");
  }

  @Test
  void faults_and_counts_are_reached_over_http_too() throws Exception {
    Caller nobody = caller.with("");
    nobody.json("DELETE", "/_control/requests", "");
    nobody.json(
        "POST",
        "/_control/faults",
        "{\"pathPrefix\":\"/books/\",\"kind\":\"status\",\"status\":503,\"times\":1}");

    assertThat(caller.get("/books/?publisher_id=1").status()).isEqualTo(503);
    assertThat(caller.get("/books/?publisher_id=1").status()).isEqualTo(200);
    assertThat(nobody.get("/_control/requests").text())
        .isEqualTo(
            "{\"requests\":[{\"method\":\"GET\",\"path\":\"/books/?publisher_id=1\",\"count\":2}],"
                + "\"total\":2}");
    assertThat(standin.requests().of("GET", "/books/")).isEqualTo(2);
    assertThat(nobody.json("POST", "/_control/faults", "{\"kind\":\"odd\"}").status())
        .isEqualTo(400);
  }

  @Test
  void the_door_can_be_shut_over_http_for_a_time() throws Exception {
    assertThat(caller.json("POST", "/_control/refuse", "{\"millis\":3000}").status())
        .isEqualTo(202);

    waits.runNext();
    assertThatThrownBy(() -> caller.get("/health")).isInstanceOf(ConnectException.class);
    assertThat(waits.runNext()).isEqualTo(Duration.ofSeconds(3));
    assertThat(caller.get("/health").status()).isEqualTo(200);
  }

  private long millisOf(String path) throws Exception {
    long start = System.nanoTime();
    assertThat(caller.get(path).text()).startsWith("{\"status\":\"ok\"");
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
