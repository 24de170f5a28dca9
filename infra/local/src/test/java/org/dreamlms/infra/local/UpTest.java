package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, in a process of its own. */
final class UpTest {
  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void no_process_outlives_it_even_when_it_is_killed() throws Exception {
    Process up = up("--port", "0");
    URI api = ready(up);
    request(api.resolve("/echo/bare"));
    List<ProcessHandle> children = up.descendants().toList();

    up.destroyForcibly();

    assertThat(children).isNotEmpty();
    for (ProcessHandle child : children) {
      child.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_polite_end_leaves_no_process_either() throws Exception {
    Process up = up("--port", "0");
    request(ready(up).resolve("/echo/bare"));
    List<ProcessHandle> children = up.descendants().toList();

    up.destroy();

    assertThat(up.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void functions_inside_its_jvm_do_not_keep_it_from_ending() throws Exception {
    Process up = up("--port", "0", "--runtime", "in-process");
    URI api = ready(up);
    request(api.resolve("/echo/bare"));
    request(api.resolve("/echo/background"));

    assertThat(up.descendants()).isEmpty();
    up.destroy();

    assertThat(up.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_taken_port_is_one_line_and_code_2() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      Process up = up("--port", Integer.toString(taken.getLocalPort()));
      String printed = new String(up.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(up.waitFor()).isEqualTo(2);
      assertThat(printed.lines().filter(line -> line.startsWith("infra/local/up: ")))
          .hasSize(1)
          .allMatch(line -> line.contains("--port"));
      assertThat(printed).doesNotContain("\tat ");
    }
  }

  private Process up(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", classPath(), Up.class.getName(), folder.toString()));
    command.addAll(List.of(arguments));
    TestFunctions.in(folder, "echo.yaml");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  /** What surefire hands to the class loader; its own process has a jar that only refers to it. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static URI ready(Process up) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(up.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder printed = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      printed.append(line).append('\n');
      if (line.startsWith("ready: ")) {
        return URI.create(line.substring("ready: ".length()));
      }
    }
    throw new AssertionError("It never got ready:\n" + printed);
  }

  private static void request(URI uri) throws Exception {
    int status =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
            .statusCode();
    assertThat(status).isEqualTo(200);
  }
}
