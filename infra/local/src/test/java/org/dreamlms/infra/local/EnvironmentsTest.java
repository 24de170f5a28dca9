package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which environment runs what, and when they end. */
final class EnvironmentsTest {
  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void an_invocation_goes_to_the_idle_environment_that_was_used_longest_ago() throws Exception {
    try (LocalCloud cloud = LocalCloud.start(settings().withEnvironments(3))) {
      for (CompletableFuture<?> first : together(cloud, 12)) {
        first.orTimeout(30, TimeUnit.SECONDS).join();
      }

      List<String> names = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        names.add(environment(cloud, "/echo/bare"));
      }

      assertThat(names.subList(0, 3)).containsExactlyInAnyOrder("Echo-1", "Echo-2", "Echo-3");
      assertThat(names.subList(3, 6)).isEqualTo(names.subList(0, 3));
    }
  }

  /** Virtual threads are not among the stack traces. */
  @Test
  void waiting_for_what_environments_print_holds_no_carrier_of_virtual_threads() throws Exception {
    try (LocalCloud cloud = LocalCloud.start(settings())) {
      environment(cloud, "/echo/bare");

      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().equals("log of Echo-1"))
          .singleElement()
          .matches(Thread::isDaemon);
    }
  }

  @Test
  void restarting_a_function_leaves_the_others_alone() throws Exception {
    try (LocalCloud cloud = LocalCloud.start(settings())) {
      environment(cloud, "/echo/bare");
      environment(cloud, "/hasty/bare");

      cloud.restart("Echo");

      assertThat(environment(cloud, "/echo/bare")).isEqualTo("Echo-2");
      assertThat(environment(cloud, "/hasty/bare")).isEqualTo("Hasty-1");
    }
  }

  @Test
  void a_new_build_is_noticed_and_serves_the_next_request() throws Exception {
    try (LocalCloud cloud = LocalCloud.start(settings())) {
      assertThat(environment(cloud, "/echo/bare")).isEqualTo("Echo-1");
      Files.writeString(folder.resolve("functions/echo/target/function/new.txt"), "built");

      String name = "Echo-1";
      for (long end = System.nanoTime() + 20_000_000_000L;
          name.equals("Echo-1") && System.nanoTime() < end; ) {
        name = environment(cloud, "/echo/bare");
      }

      assertThat(name).isEqualTo("Echo-2");
    }
  }

  @Test
  void a_debugger_may_attach_to_the_named_function() throws Exception {
    LocalSettings debugged = settings().debugging("Echo");
    try (LocalCloud cloud = LocalCloud.start(debugged)) {
      assertThat(http.send(get(cloud, "/echo/bare"), BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
      ByteArrayOutputStream printed = new ByteArrayOutputStream();

      assertThat(cloud.debugPort()).isPresent();
      try (Socket socket =
          new Socket(
              InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), cloud.debugPort().get())) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write("JDWP-Handshake".getBytes(StandardCharsets.US_ASCII));
        printed.write(socket.getInputStream().readNBytes("JDWP-Handshake".length()));
      }

      assertThat(printed.toString(StandardCharsets.US_ASCII)).isEqualTo("JDWP-Handshake");
    }
  }

  /** Ten are no more than may wait for a function that has no such number. */
  @ParameterizedTest
  @CsvSource({"/impatient/slow, 230, true", "/few/slow, 10, true", "/impatient/slow, 10, false"})
  void more_calls_than_may_wait_or_than_the_functions_own_concurrency_are_429(
      String path, int number, boolean tooMany) throws Exception {
    try (LocalCloud cloud = LocalCloud.start(settings())) {
      environment(cloud, "/echo/bare");
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        calls.add(http.sendAsync(get(cloud, path), BodyHandlers.ofString()));
      }

      List<Integer> statuses =
          calls.stream()
              .map(call -> call.orTimeout(30, TimeUnit.SECONDS).join().statusCode())
              .toList();

      assertThat(statuses).contains(503).isSubsetOf(503, 429);
      assertThat(statuses.contains(429)).isEqualTo(tooMany);
    }
  }

  @Test
  void a_function_that_does_not_start_stops_a_warm_start_in_one_line() throws IOException {
    LocalSettings warm = settings().warmed();

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> LocalCloud.start(warm))
        .withMessageContaining("The function Broken does not start: a setting is missing");
  }

  private List<CompletableFuture<HttpResponse<String>>> together(LocalCloud cloud, int number) {
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      calls.add(http.sendAsync(get(cloud, "/echo/bare"), BodyHandlers.ofString()));
    }
    return calls;
  }

  private String environment(LocalCloud cloud, String path) throws Exception {
    return http.send(get(cloud, path), BodyHandlers.ofString())
        .headers()
        .firstValue("X-Local-Environment")
        .orElse("");
  }

  private static HttpRequest get(LocalCloud cloud, String path) {
    return HttpRequest.newBuilder(URI.create(cloud.apiUrl() + path))
        .timeout(Duration.ofSeconds(30))
        .build();
  }

  private LocalSettings settings() throws IOException {
    return LocalSettings.throwAway(TestFunctions.in(folder, "echo.yaml"))
        .printingTo(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }
}
