package org.dreamlms.infra.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.events.Json;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.runtime.Outcome;
import org.dreamlms.infra.local.runtime.Result;
import org.dreamlms.infra.local.template.LocalTemplate.Cors;
import org.dreamlms.infra.local.template.LocalTemplate.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes over the wire, byte by byte; functions are played by this class. */
final class GatewayTest {
  private static final String ORIGIN = "http://localhost:5173";

  private final List<Invocation> invocations = new ArrayList<>();
  private Outcome outcome = new Outcome.Answered("{\"ok\":true}".getBytes(StandardCharsets.UTF_8));
  private final Gateway gateway =
      Gateway.httpApi(
          0,
          List.of(new Route("ANY", "/api/{proxy+}", "F", Duration.ofSeconds(5), 1)),
          Optional.of(
              new Cors(
                  List.of(ORIGIN),
                  List.of("GET"),
                  List.of("authorization"),
                  List.of(),
                  Optional.of(600),
                  true)),
          Set.of("F"),
          this::answer,
          () -> "{\"openapi\":\"3.1.1\"}".getBytes(StandardCharsets.UTF_8),
          InstantSource.system());

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/a%20b?x=%20, /api/a b, x=%20",
    "/api/100%25?a=%, /api/100%, a=%",
    "/api/a|b?q=[1|2], /api/a|b, q=[1|2]",
    "/api/a//b/../c?, /api/a//b/../c, ''",
    "/api/%2e%2e/x;v=1, /api/../x;v=1, ''"
  })
  void odd_paths_reach_the_function_as_they_were_sent(String sent, String path, String query)
      throws IOException {
    assertThat(status("GET " + sent + " HTTP/1.1", "Host: 127.0.0.1")).isEqualTo(200);

    assertThat(event().path("rawPath").asText()).isEqualTo(path);
    assertThat(event().path("rawQueryString").asText()).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/", "/docs/page.js", "/docs/swagger-ui.css", "/openapi.json"})
  void the_reference_page_is_served_here_and_may_load_nothing_from_elsewhere(String path)
      throws IOException {
    assertThat(exchange("GET " + path + " HTTP/1.1", "Host: 127.0.0.1"))
        .startsWith("HTTP/1.1 200")
        .contains("default-src 'none'")
        .containsIgnoringCase("x-content-type-options: nosniff");
    assertThat(invocations).isEmpty();
  }

  @Test
  void whoever_comes_to_the_front_door_is_shown_the_reference_page() throws IOException {
    assertThat(exchange("GET / HTTP/1.1", "Host: 127.0.0.1"))
        .startsWith("HTTP/1.1 307")
        .containsIgnoringCase("location: /docs/");
  }

  @Test
  void what_the_reference_page_has_not_is_asked_of_the_api() throws IOException {
    assertThat(status("GET /docs/nothing HTTP/1.1", "Host: 127.0.0.1")).isEqualTo(404);
    assertThat(status("POST /docs/ HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 0"))
        .isEqualTo(404);
  }

  @Test
  void what_is_no_request_is_400_in_json() throws IOException {
    assertThat(exchange("GET /api/100% HTTP/1.1", "Host: 127.0.0.1"))
        .startsWith("HTTP/1.1 400")
        .endsWith("{\"message\":\"Bad Request\"}");
  }

  @Tag("LO1")
  @Test
  void a_page_that_rebinds_its_name_to_this_machine_is_refused() throws IOException {
    assertThat(status("GET /api/x HTTP/1.1", "Host: evil.example")).isEqualTo(403);
    assertThat(status("GET /api/x HTTP/1.1", "Host: localhost:8000")).isEqualTo(200);
    assertThat(invocations).hasSize(1);
  }

  /** 127.0.0.2 is this machine too, but another address of it, as one on the network would be. */
  @Tag("LO1")
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.2", "::1"})
  void nobody_is_served_at_another_address_of_this_machine(String address) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                new Socket()
                    .connect(
                        new InetSocketAddress(
                            InetAddress.getByName(address), gateway.uri().getPort()),
                        2_000));
  }

  @Tag("LO1")
  @Test
  void a_form_of_another_site_cannot_read_its_answer() throws IOException {
    String answer =
        send(
            "POST /api/x HTTP/1.1\r\n"
                + "Host: 127.0.0.1\r\n"
                + "Connection: close\r\n"
                + "Origin: https://evil.example\r\n"
                + "Sec-Fetch-Site: cross-site\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 3\r\n\r\n"
                + "a=b");

    assertThat(answer).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("access-control-");
  }

  @Test
  void a_preflight_is_answered_by_the_gateway() throws IOException {
    String answer =
        exchange(
            "OPTIONS /api/x HTTP/1.1",
            "Host: localhost",
            "Origin: " + ORIGIN,
            "Access-Control-Request-Method: GET");

    assertThat(answer)
        .startsWith("HTTP/1.1 204")
        .contains("Access-Control-Allow-Origin: " + ORIGIN)
        .contains("Access-Control-Allow-Methods: GET")
        .contains("X-Local-Environment: gateway");
    assertThat(invocations).isEmpty();
  }

  @Test
  void errors_of_the_gateway_have_cors_too() throws IOException {
    outcome = new Outcome.Failed("{}");

    assertThat(exchange("GET /api/x HTTP/1.1", "Host: localhost", "Origin: " + ORIGIN))
        .startsWith("HTTP/1.1 500")
        .contains("Access-Control-Allow-Origin: " + ORIGIN)
        .contains("X-Local-Environment: F-1");
  }

  @Test
  void the_request_line_and_headers_may_have_10_240_bytes_together() throws IOException {
    String line = "GET /api/x HTTP/1.1";
    int rest =
        "GET/api/x HTTP/1.1".length() + "Host127.0.0.1".length() + "Connectionclose".length();
    String most = "x".repeat(10_240 - rest - "Big".length());

    assertThat(status(line, "Host: 127.0.0.1", "Big: " + most)).isEqualTo(200);
    assertThat(status(line, "Host: 127.0.0.1", "Big: " + most + "x")).isEqualTo(431);
  }

  @Test
  void a_path_with_query_may_have_8_192_bytes() throws IOException {
    String most = "/api/" + "x".repeat(8_192 - "/api/".length());

    assertThat(status("GET " + most + " HTTP/1.1", "Host: 127.0.0.1")).isEqualTo(200);
    assertThat(status("GET " + most + "x HTTP/1.1", "Host: 127.0.0.1")).isEqualTo(414);
  }

  @Test
  void too_many_waiting_calls_are_429() throws IOException {
    outcome = new Outcome.Throttled();

    assertThat(status("GET /api/x HTTP/1.1", "Host: 127.0.0.1")).isEqualTo(429);
  }

  @Tag("LO1")
  @Test
  void any_event_can_be_fired_at_a_function_but_not_by_a_form_of_another_page() throws IOException {
    assertThat(post("/_events/F", "application/json", "[1]")).endsWith("{\"ok\":true}");
    assertThat(new String(invocations.getFirst().event(), StandardCharsets.UTF_8)).isEqualTo("[1]");
    assertThat(post("/_events/F", "text/plain", "[1]")).startsWith("HTTP/1.1 400");
    assertThat(post("/_events/F", "application/json", "no")).startsWith("HTTP/1.1 400");
    assertThat(post("/_events/G", "application/json", "{}"))
        .startsWith("HTTP/1.1 404")
        .contains("Functions: F");
  }

  @Test
  void a_function_error_after_a_fired_event_is_shown() throws IOException {
    outcome = new Outcome.Failed("{\"errorMessage\":\"boom\"}");

    assertThat(post("/_events/F", "application/json", "{}"))
        .startsWith("HTTP/1.1 200")
        .contains("X-Amz-Function-Error: Unhandled")
        .endsWith("{\"errorMessage\":\"boom\"}");
  }

  @Test
  void a_taken_port_is_refused_in_one_line() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Gateway.functionUrl(
                    gateway.uri().getPort(),
                    "F",
                    Duration.ofSeconds(1),
                    Optional.empty(),
                    this::answer,
                    InstantSource.system()))
        .withMessageMatching("Port \\d+ of 127\\.0\\.0\\.1 is taken .*--port.*");
  }

  private CompletableFuture<Result> answer(
      String function, Invocation invocation, Duration patience) {
    invocations.add(invocation);
    return CompletableFuture.completedFuture(new Result(outcome, function + "-1"));
  }

  private JsonNode event() {
    return Json.read(invocations.getLast().event()).orElseThrow();
  }

  private int status(String... lines) throws IOException {
    return Integer.parseInt(exchange(lines).split(" ", 3)[1]);
  }

  private String post(String path, String type, String body) throws IOException {
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private String exchange(String... lines) throws IOException {
    return send(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
  }

  private String send(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), gateway.uri().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
