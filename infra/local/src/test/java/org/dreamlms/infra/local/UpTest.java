package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, in a process of its own. */
final class UpTest {
  @TempDir Path folder;

  private final List<UpProcess> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(UpProcess::close);
  }

  @Test
  void no_process_outlives_it_even_when_it_is_killed() throws Exception {
    UpProcess up = up("--port", "0");
    URI api = up.ready();
    request(api.resolve("/echo/bare"));
    List<ProcessHandle> children = up.process().descendants().toList();

    up.close();

    assertThat(children).isNotEmpty();
    for (ProcessHandle child : children) {
      child.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_polite_end_leaves_no_process_either() throws Exception {
    UpProcess up = up("--port", "0");
    request(up.ready().resolve("/echo/bare"));
    List<ProcessHandle> children = up.process().descendants().toList();

    up.process().destroy();

    assertThat(up.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void functions_inside_its_jvm_do_not_keep_it_from_ending() throws Exception {
    UpProcess up = up("--port", "0", "--runtime", "in-process");
    URI api = up.ready();
    request(api.resolve("/echo/bare"));
    request(api.resolve("/echo/background"));

    assertThat(up.process().descendants()).isEmpty();
    up.process().destroy();

    assertThat(up.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_taken_port_is_one_line_and_code_2() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      UpProcess up = up("--port", Integer.toString(taken.getLocalPort()));
      String printed = up.printed();

      assertThat(up.process().waitFor()).isEqualTo(2);
      assertThat(printed.lines().filter(line -> line.startsWith("infra/local/up: ")))
          .hasSize(1)
          .allMatch(line -> line.contains("--port"));
      assertThat(printed).doesNotContain("\tat ");
    }
  }

  private UpProcess up(String... arguments) throws IOException {
    UpProcess up = UpProcess.start(folder, "echo.yaml", Map.of(), List.of(arguments));
    started.add(up);
    return up;
  }

  private static void request(URI uri) throws Exception {
    int status =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
            .statusCode();
    assertThat(status).isEqualTo(200);
  }
}
