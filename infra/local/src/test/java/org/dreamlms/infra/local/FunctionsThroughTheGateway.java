package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dreamlms.infra.local.runtime.Outcome;
import org.dreamlms.infra.local.runtime.RuntimeKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a client sees; the same whether environments are processes or parts of this JVM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FunctionsThroughTheGateway {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMIT = 6_291_556;

  private final RuntimeKind runtime;
  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private LocalCloud cloud;

  @SuppressWarnings("NullAway.Init")
  FunctionsThroughTheGateway(RuntimeKind runtime) {
    this.runtime = runtime;
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    cloud =
        LocalCloud.start(
            LocalSettings.throwAway(TestFunctions.in(folder, "echo.yaml"))
                .withRuntime(runtime)
                .withEnvironments(2)
                .printingTo(lineByLine()));
  }

  private PrintStream lineByLine() {
    return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
      @Override
      public void println(@Nullable String line) {
        printed.add(String.valueOf(line));
      }
    };
  }

  @AfterAll
  void nothing_is_left_when_it_is_closed() {
    List<ProcessHandle> processes =
        cloud.functionProcesses().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    assertThat(processes.isEmpty()).isEqualTo(runtime == RuntimeKind.IN_PROCESS);

    cloud.close();

    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(FunctionThreads.of("Echo", "Hasty", "Pojo", "Broken")).isEmpty();
  }

  @Test
  void a_request_arrives_as_an_event_of_payload_2() throws Exception {
    JsonNode event = JSON.readTree(text(get("/books/T%C3%BCrk%20A/pages?q=a,b&q=c%20d&e")).body());

    assertThat(event.path("routeKey").asText()).isEqualTo("GET /books/{id}/pages");
    assertThat(event.path("rawPath").asText()).isEqualTo("/books/Türk A/pages");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("q=a,b&q=c%20d&e");
    assertThat(event.path("queryStringParameters").path("q").asText()).isEqualTo("a,b,c d");
    assertThat(event.path("queryStringParameters").path("e").asText()).isEmpty();
    assertThat(event.path("pathParameters").path("id").asText()).isEqualTo("Türk A");
    assertThat(event.path("requestContext").path("http").path("sourceIp").asText())
        .isEqualTo("127.0.0.1");
  }

  @Test
  void a_function_url_keeps_the_path_encoded() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cloud.functionUrl("Echo") + "/a%20b/%C3%BC?x=1")).build();

    JsonNode event = JSON.readTree(text(request).body());

    assertThat(event.path("rawPath").asText()).isEqualTo("/a%20b/%C3%BC");
    assertThat(event.path("routeKey").asText()).isEqualTo("$default");
  }

  @Test
  void binary_of_300_kB_is_identical_both_ways() throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);

    HttpResponse<byte[]> response =
        http.send(
            post("/echo/same", bytes, "application/octet-stream"), BodyHandlers.ofByteArray());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(bytes);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/octet-stream");
  }

  @Test
  void cookies_go_out_as_lines_of_their_own_and_come_in_as_a_list() throws Exception {
    assertThat(text(get("/echo/cookies")).headers().allValues("set-cookie"))
        .containsExactly("a=1; Path=/", "b=2; HttpOnly");

    HttpRequest request =
        HttpRequest.newBuilder(uri("/echo/x")).header("Cookie", "a=1; b=2").build();
    JsonNode event = JSON.readTree(text(request).body());

    assertThat(event.path("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
    assertThat(event.path("headers").has("cookie")).isFalse();
  }

  @Test
  void json_without_a_status_is_the_body_of_a_200() throws Exception {
    HttpResponse<String> response = text(get("/echo/bare"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"bare\":true}");
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
  }

  @Test
  void head_has_the_headers_of_get_and_no_body() throws Exception {
    HttpResponse<String> response =
        text(
            HttpRequest.newBuilder(uri("/echo/bare"))
                .method("HEAD", BodyPublishers.noBody())
                .build());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-length")).hasValue("13");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void a_function_error_is_500_and_502_at_a_function_url() throws Exception {
    HttpResponse<String> response = text(get("/echo/fail"));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    assertThat(text(HttpRequest.newBuilder(url("Echo", "/fail")).build()).statusCode())
        .isEqualTo(502);
  }

  @Test
  void a_malformed_answer_is_500() throws Exception {
    assertThat(text(get("/echo/malformed")).statusCode()).isEqualTo(500);
  }

  @Test
  void a_crash_is_500_and_the_next_request_is_served() throws Exception {
    assertThat(text(get("/echo/exit")).statusCode()).isEqualTo(500);

    assertThat(text(get("/echo/end")).statusCode()).isEqualTo(500);
    assertThat(text(get("/echo/bare")).statusCode()).isEqualTo(200);
    assertThat(cloud.invoke("Echo", "{\"rawPath\":\"/exit\"}").outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed ->
                assertThat(failed.error()).contains("Runtime exited with error: exit status 7"));
  }

  @Test
  void what_a_handler_throws_is_reported_with_type_message_and_stack() throws Exception {
    Outcome outcome = cloud.invoke("Echo", "{\"rawPath\":\"/fail\"}").outcome();

    JsonNode error = JSON.readTree(((Outcome.Failed) outcome).error());
    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("errorMessage").asText()).isEqualTo("boom");
    assertThat(error.path("stackTrace").path(0).asText()).contains("EchoHandler.handleRequest");
  }

  @Test
  void a_function_that_does_not_start_is_500_and_says_why() throws Exception {
    assertThat(text(get("/broken")).statusCode()).isEqualTo(500);

    assertThat(((Outcome.Failed) cloud.invoke("Broken", "{}").outcome()).error())
        .contains("a setting is missing");
  }

  @Test
  void an_integration_that_takes_too_long_is_503() throws Exception {
    HttpResponse<String> response = text(get("/impatient/slow"));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
  }

  @Test
  void a_function_that_times_out_is_killed() throws Exception {
    assertThat(text(get("/hasty/slow")).statusCode()).isEqualTo(500);

    assertThat(cloud.invoke("Hasty", "{\"rawPath\":\"/slow\"}").outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.error()).contains("Task timed out after 1.00 seconds"));
    assertThat(text(get("/hasty/bare")).statusCode()).isEqualTo(200);
  }

  @Test
  void an_event_at_the_limit_passes_and_one_byte_more_is_413() throws Exception {
    int around = eventBytes(1_000_000) - 1_000_000;

    assertThat(text(post("/echo/bare", ascii(LIMIT - around), "text/plain")).statusCode())
        .isEqualTo(200);
    assertThat(text(post("/echo/bare", ascii(LIMIT - around + 1), "text/plain")).statusCode())
        .isEqualTo(413);
  }

  @Test
  void an_answer_at_the_limit_passes_and_one_byte_more_is_500() throws Exception {
    int around = "{\"statusCode\":200,\"body\":\"\"}".length();

    assertThat(text(get("/echo/large?bytes=" + (LIMIT - around))).body()).hasSize(LIMIT - around);
    assertThat(text(get("/echo/large?bytes=" + (LIMIT - around + 1))).statusCode()).isEqualTo(500);
    assertThat(text(get("/echo/bare")).statusCode()).isEqualTo(200);
  }

  @Test
  void an_unknown_route_is_404_with_cors() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/nowhere")).header("Origin", "http://localhost:5173").build();

    HttpResponse<String> response = text(request);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("access-control-allow-origin"))
        .hasValue("http://localhost:5173");
    assertThat(response.headers().firstValue("access-control-allow-credentials")).hasValue("true");
  }

  @Test
  void functions_find_lambdas_environment_and_their_own() throws Exception {
    JsonNode environment = JSON.readTree(text(get("/echo/env")).body());

    assertThat(environment.path("GREETING").asText()).isEqualTo("hello from us-east-1");
    assertThat(environment.path("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("Echo");
    assertThat(environment.path("TZ").asText()).isEqualTo("UTC");
    assertThat(environment.has("HOME")).isFalse();
    assertThat(environment.has("LC_ALL")).isFalse();
    assertThat(text(get("/echo/reference")).body()).isEqualTo("hello from us-east-1");
    assertThat(text(get("/echo/context")).body())
        .isEqualTo("Echo 256 arn:aws:lambda:us-east-1:000000000000:function:Echo true");
  }

  @Test
  void each_function_finds_its_own_value_of_a_variable() throws Exception {
    assertThat(text(get("/hasty/reference")).body()).isEqualTo("no time");
    assertThat(text(get("/echo/reference")).body()).isEqualTo("hello from us-east-1");
  }

  @Test
  void a_function_sees_its_own_libraries_and_no_class_of_the_local_cloud() throws Exception {
    String own = "com.fasterxml.jackson.databind.ObjectMapper";

    assertThat(text(get("/echo/sees?c=" + own)).body()).isEqualTo(own);
    assertThat(text(get("/echo/sees?c=org.dreamlms.infra.testkit.Postgres")).body())
        .isEqualTo("nothing");
    assertThat(text(get("/echo/sees?c=org.yaml.snakeyaml.Yaml")).body()).isEqualTo("nothing");
  }

  @Test
  void each_function_finds_the_database_driver_of_its_own_libraries() throws Exception {
    assertThat(text(get("/echo/drivers")).body()).isEqualTo("org.postgresql.Driver");
    assertThat(text(get("/hasty/drivers")).body()).isEqualTo("org.postgresql.Driver");
  }

  @Test
  void a_handler_of_objects_gets_any_event() throws Exception {
    HttpResponse<String> response =
        text(
            post(
                "/_events/Pojo",
                "{\"a\":[1]}".getBytes(StandardCharsets.UTF_8),
                "application/json"));

    assertThat(JSON.readTree(response.body()))
        .isEqualTo(JSON.readTree("{\"got\":{\"a\":[1]},\"function\":\"Pojo\"}"));
  }

  @Test
  void lines_of_functions_are_printed_with_their_environment() throws Exception {
    text(get("/echo/printed"));

    assertThat(lineWith("served /echo/printed"))
        .containsPattern("Echo-\\d+ +INFO +served /echo/printed");

    text(get("/hasty/printed"));
    text(get("/hasty/background"));

    assertThat(lineWith("served /hasty/printed"))
        .containsPattern("Hasty-\\d+ +INFO +served /hasty/printed");
  }

  /** It may come after the answer. */
  private @Nullable String lineWith(String text) throws InterruptedException {
    String line = "";
    while (line != null && !line.contains(text)) {
      line = printed.poll(20, TimeUnit.SECONDS);
    }
    return line;
  }

  @Test
  void many_requests_at_once_are_all_answered() {
    List<Integer> statuses =
        IntStream.range(0, 40)
            .mapToObj(i -> http.sendAsync(get("/echo/bare"), BodyHandlers.ofString()))
            .toList()
            .stream()
            .map(response -> response.orTimeout(30, TimeUnit.SECONDS).join().statusCode())
            .toList();

    assertThat(statuses).hasSize(40).containsOnly(200);
  }

  private int eventBytes(int bodyBytes) throws Exception {
    String echoed = text(post("/echo/size", ascii(bodyBytes), "text/plain")).body();
    return JSON.writeValueAsBytes(JSON.readTree(echoed)).length
        - "size".length()
        + "bare".length()
        - Integer.toString(bodyBytes).length()
        + Integer.toString(LIMIT - 2_000).length();
  }

  private static byte[] ascii(int bytes) {
    return "x".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
  }

  private URI uri(String path) {
    return URI.create(cloud.apiUrl() + path);
  }

  private URI url(String function, String path) {
    return URI.create(cloud.functionUrl(function) + path);
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(40)).build();
  }

  private HttpRequest post(String path, byte[] body, String type) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(Duration.ofSeconds(40))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private HttpResponse<String> text(HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.ofString());
  }
}
