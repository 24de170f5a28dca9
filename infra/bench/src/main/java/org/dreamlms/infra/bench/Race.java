package org.dreamlms.infra.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A race that a module has among its tests, because the contenders are nobody else's business: run
 * in a process of its own, with the libraries of the packaged catalog.
 *
 * @param root of the repository
 * @param module folder of the module, from there
 * @param main class that prints {@code name=figure;name=figure} as its last line
 */
record Race(Path root, String module, String main) {

  /** Whether its tests are compiled. */
  boolean isBuilt() {
    return Files.exists(tests().resolve(main.replace('.', '/') + ".class"));
  }

  /**
   * @param tier C1: the compiler of short processes alone; C2: both
   */
  Map<String, Double> run(String tier, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(tier.equals("C1") ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation");
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-cp"));
    command.add(
        tests()
            + File.pathSeparator
            + root.resolve(module).resolve("target/classes")
            + File.pathSeparator
            + libraries()
            // Where JMH is.
            + File.pathSeparator
            + System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        List<String> lines = out.lines().toList();
        String last = lines.isEmpty() ? "" : lines.getLast();
        if (process.waitFor() != 0 || !last.contains("=")) {
          throw new IllegalStateException("The race failed: " + String.join("\n", lines));
        }
        return figures(last);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static Map<String, Double> figures(String line) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String figure : line.split(";", -1)) {
      String[] pair = figure.split("=", -1);
      figures.put(pair[0], Double.parseDouble(pair[1]));
    }
    return figures;
  }

  private Path tests() {
    return root.resolve(module).resolve("target/test-classes");
  }

  private String libraries() {
    try (Stream<Path> jars = Files.list(root.resolve("functions/catalog/target/function/lib"))) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
