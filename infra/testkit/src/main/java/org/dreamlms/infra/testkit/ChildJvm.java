package org.dreamlms.infra.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Java process of the same JDK as this one. */
final class ChildJvm {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private ChildJvm() {}

  /** Starts a class of this JVM's class path; all output goes to the log file. */
  static Process start(Class<?> main, List<String> arguments, Path log) {
    return start(System.getProperty("java.class.path"), List.of(), main, arguments, log);
  }

  static Process start(
      String classPath, List<String> options, Class<?> main, List<String> arguments, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            // Short-lived and small: neither compile twice nor reserve a quarter of the machine.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.timezone=UTC"));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(log.toAbsolutePath().resolveSibling("").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // Not -cp: hundreds of jars would be in every process list, and too long for some systems.
    builder.environment().put("CLASSPATH", classPath);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new StoreException("Could not start a process for " + main.getSimpleName(), e);
    }
  }

  /**
   * Waits until a line of the log starts with these words and returns the rest of the line.
   *
   * @throws StoreException when the process ends before, or says nothing for 90 seconds
   */
  static String awaitLine(Process process, Path log, String words) {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    try {
      boolean ended = false;
      while (true) {
        Optional<String> line = line(log, words);
        if (line.isPresent()) {
          return line.get().substring(words.length()).strip();
        }
        if (ended || System.nanoTime() > deadline) {
          throw new StoreException(
              "A process "
                  + (ended ? "ended with " + process.exitValue() : "was too slow")
                  + " before it said \""
                  + words
                  + "\". Its log:\n"
                  + text(log),
              null);
        }
        ended = process.waitFor(20, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      throw new StoreException("Could not read " + log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Interrupted while a process started", e);
    }
  }

  private static Optional<String> line(Path log, String words) throws IOException {
    String text = text(log);
    // Only whole lines: the last one may still be growing.
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.startsWith(words))
        .findFirst();
  }

  private static String text(Path log) throws IOException {
    return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
  }
}
