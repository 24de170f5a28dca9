package org.dreamlms.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedServerTest {
  @TempDir Path root;

  @Test
  void two_processes_of_one_run_share_a_server_that_ends_with_the_run() throws Exception {
    Path log = root.resolve("run.log");
    Process run = ChildJvm.start(RunForTest.class, List.of(root.toString()), log);
    String first = ChildJvm.awaitLine(run, log, "first: ");
    String second = ChildJvm.awaitLine(run, log, "second: ");
    assertThat(second).isEqualTo(first);
    int port = Integer.parseInt(first);
    assertThat(FreePort.answers(port)).isTrue();
    List<ProcessHandle> hosts = hosts();
    assertThat(hosts).hasSize(1);

    run.destroyForcibly();

    assertThat(hosts.getFirst().onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    assertThat(FreePort.answers(port)).isFalse();
    try (Stream<Path> left = Files.list(root.resolve("target/test-servers"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_process_number_that_was_given_away_again_is_not_the_run() {
    assertThat(MavenRun.current().process()).isPresent();
    assertThat(new MavenRun(ProcessHandle.current().pid(), 2).process()).isEmpty();
  }

  /** Processes that were started by the children of this test, and hold a server. */
  private List<ProcessHandle> hosts() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains("ServerHost POSTGRES"))
        .filter(process -> process.info().commandLine().orElse("").contains(runPid()))
        .toList();
  }

  private String runPid() {
    try (Stream<Path> folders = Files.list(root.resolve("target/test-servers"))) {
      return folders.findFirst().orElseThrow().getFileName().toString().replace('-', ' ');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
