package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.dreamlms.infra.local.runtime.Outcome;
import org.dreamlms.infra.local.runtime.Result;
import org.dreamlms.infra.local.runtime.RuntimeKind;
import org.dreamlms.infra.local.testfunction.EchoHandler;
import org.dreamlms.infra.local.testfunction.OpenHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only matters where functions share this JVM: it goes on when they end. */
final class InsideThisJvmTest {
  /** More than any end takes; a thread that is still there then does not end. */
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void a_restart_ends_the_threads_of_that_function_alone() throws Exception {
    try (LocalCloud cloud = start()) {
      answer(cloud, "Echo", "/background");
      List<Thread> echo = FunctionThreads.of("Echo");
      answer(cloud, "Hasty", "/background");
      List<Thread> hasty = FunctionThreads.of("Hasty");

      cloud.restart("Echo");

      assertThat(echo).extracting(Thread::getName).contains(EchoHandler.BACKGROUND);
      assertThat(hasty).extracting(Thread::getName).contains(EchoHandler.BACKGROUND);
      for (Thread thread : echo) {
        assertThat(thread.join(LONG)).as(thread.getName()).isTrue();
      }
      assertThat(hasty).allMatch(Thread::isAlive);
      assertThat(cloud.invoke("Echo", event("/bare")).environment()).isEqualTo("Echo-2");
    }
    assertThat(FunctionThreads.named(EchoHandler.BACKGROUND)).isEmpty();
  }

  @Test
  void a_restart_closes_the_handler() throws Exception {
    try (LocalCloud cloud = start()) {
      answer(cloud, "Open", "/");
      List<Thread> held = FunctionThreads.named(OpenHandler.THREAD);

      cloud.restart("Open");

      assertThat(held).hasSize(1);
      assertThat(held.getFirst().join(LONG)).isTrue();
    }
  }

  @Test
  void a_function_that_timed_out_is_interrupted_and_gone() throws Exception {
    try (LocalCloud cloud = start()) {
      answer(cloud, "Hasty", "/bare");
      List<Thread> threads = FunctionThreads.of("Hasty");

      assertThat(cloud.invoke("Hasty", event("/slow")).outcome())
          .isInstanceOf(Outcome.Failed.class);

      for (Thread thread : threads) {
        assertThat(thread.join(LONG)).as(thread.getName()).isTrue();
      }
    }
  }

  @Test
  void after_an_error_of_the_jvm_the_next_event_goes_to_a_new_environment() throws Exception {
    try (LocalCloud cloud = start()) {
      Result error = cloud.invoke("Echo", event("/error"));

      assertThat(error.outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.error()).contains("java.lang.StackOverflowError"));
      assertThat(error.environment()).isEqualTo("Echo-1");
      assertThat(cloud.invoke("Echo", event("/bare")).environment()).isEqualTo("Echo-2");
    }
  }

  @Test
  void new_code_is_read_from_the_new_jars() throws Exception {
    try (LocalCloud cloud = start("one")) {
      assertThat(answer(cloud, "Echo", "/release")).contains("one");

      release("two, and longer");
      cloud.restart("Echo");

      assertThat(answer(cloud, "Echo", "/release")).contains("two, and longer");
    }
  }

  @Test
  void lines_of_a_thread_that_a_function_started_bear_its_name() throws Exception {
    try (LocalCloud cloud = start()) {
      answer(cloud, "Echo", "/background");
      Thread background = FunctionThreads.named(EchoHandler.BACKGROUND).getFirst();

      cloud.restart("Echo");

      assertThat(background.join(LONG)).isTrue();
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .containsPattern("Echo-1 +from the background");
    }
  }

  @Test
  void an_uncaught_exception_of_a_function_is_printed_with_its_name() throws Exception {
    try (LocalCloud cloud = start()) {
      answer(cloud, "Echo", "/uncaught");

      assertThat(printed.toString(StandardCharsets.UTF_8))
          .containsPattern("Echo-1 +Exception in thread failing")
          .containsPattern("Echo-1 +java.lang.IllegalStateException: nobody caught me");
    }
  }

  @Test
  void a_debugger_is_refused_where_this_jvm_takes_none() throws IOException {
    LocalSettings debugged = settings().debugging("Echo");

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> LocalCloud.start(debugged))
        .withMessageContaining("infra/local/up --runtime in-process --debug FUNCTION");
  }

  private LocalCloud start() throws IOException {
    return LocalCloud.start(settings());
  }

  private LocalCloud start(String release) throws IOException {
    LocalSettings settings = settings();
    release(release);
    return LocalCloud.start(settings);
  }

  private LocalSettings settings() throws IOException {
    return LocalSettings.throwAway(TestFunctions.in(folder, "echo.yaml"))
        .withRuntime(RuntimeKind.IN_PROCESS)
        .printingTo(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  /** As a build would: the old file is deleted, a new one written. */
  private void release(String text) throws IOException {
    Path jar = folder.resolve("functions/echo/target/function/lib/release.jar");
    Files.deleteIfExists(jar);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      entries.putNextEntry(new JarEntry("release.txt"));
      entries.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String answer(LocalCloud cloud, String function, String path) {
    Result result = cloud.invoke(function, event(path));
    assertThat(result.outcome()).isInstanceOf(Outcome.Answered.class);
    return new String(((Outcome.Answered) result.outcome()).payload(), StandardCharsets.UTF_8);
  }

  private static String event(String path) {
    return "{\"rawPath\":\"" + path + "\"}";
  }
}
