package org.dreamlms.infra.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dreamlms.infra.local.gateway.TraceId;
import org.dreamlms.infra.local.runtime.FunctionSpec;
import org.dreamlms.infra.local.runtime.Functions;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.runtime.Outcome;
import org.dreamlms.infra.local.runtime.RuntimeKind;

/**
 * One execution environment of a function: a process on AWS's runtime client, driven one invocation
 * after the other. It starts with the first invocation.
 */
final class LambdaProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int KEPT_LINES = 40;

  private final InstantSource clock = InstantSource.system();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final FunctionSpec function;
  private final Functions functions;

  /**
   * @param folder where the runtime client's native library is unpacked to
   */
  LambdaProcess(FunctionSpec function, Path folder) {
    this.function = function;
    this.functions =
        new Functions(
            List.of(function),
            folder,
            RuntimeKind.NATIVE,
            (environment, line) -> keep(line),
            clock);
  }

  /**
   * Runs one invocation.
   *
   * @return what the function wrote
   * @throws IllegalStateException with the last lines of its log, when it failed
   */
  byte[] invoke(byte[] event) {
    try {
      Outcome outcome =
          functions
              .invoke(
                  function.name(), Invocation.of(event, TraceId.next(clock.instant())), PATIENCE)
              .outcome();
      if (outcome instanceof Outcome.Answered(byte[] payload)) {
        return payload;
      }
      throw new IllegalStateException(
          function.name() + " failed: " + outcome + "\n" + String.join("\n", lines()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** The same several times; nanoseconds of each, from handing it over to having the answer. */
  long[] invoke(byte[] event, int times) {
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long before = System.nanoTime();
      invoke(event);
      nanos[i] = System.nanoTime() - before;
    }
    return nanos;
  }

  /** Time that processors have spent on the process; the system counts hundredths of a second. */
  Duration cpu() {
    return process().info().totalCpuDuration().orElseThrow();
  }

  /** Memory that the process holds now. */
  double residentMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process().pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lives in its heap, after a full collection. */
  double liveHeapMegabytes() {
    String histogram = jcmd("GC.class_histogram");
    String total =
        histogram
            .lines()
            .filter(line -> line.startsWith("Total"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("jcmd said: " + histogram));
    return Double.parseDouble(total.strip().split("\\s+")[2]) / (1024 * 1024);
  }

  /** A command of the JDK's jcmd to the process. */
  String jcmd(String... command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    line.add(Long.toString(process().pid()));
    line.addAll(List.of(command));
    try {
      Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(jcmd.getInputStream(), StandardCharsets.UTF_8))) {
        return String.join("\n", out.lines().toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the process to end by itself, as it must to write an AOT cache, and waits for that. */
  void end() {
    ProcessHandle process = process();
    process.destroy();
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(function.name() + " did not end", e);
    }
  }

  /** The last lines that it printed. */
  List<String> lines() {
    synchronized (lastLines) {
      return List.copyOf(lastLines);
    }
  }

  @Override
  public void close() {
    functions.close();
  }

  private ProcessHandle process() {
    return ProcessHandle.of(functions.pids().getFirst()).orElseThrow();
  }

  private void keep(String line) {
    synchronized (lastLines) {
      lastLines.addLast(line);
      if (lastLines.size() > KEPT_LINES) {
        lastLines.removeFirst();
      }
    }
  }
}
