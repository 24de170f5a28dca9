package org.dreamlms.infra.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * P7: links of a whole book, by our signer and by the SDK's presigner, each in a process of its
 * own: the first batch in a fresh JVM, and later ones. The race itself is PresignRace among the
 * tests of asset-links, because the signers are nobody else's business.
 */
final class Presign {
  private static final String RACE = "org.dreamlms.lib.assetlinks.PresignRace";

  private final Path root;
  private final Plan plan;

  Presign(Path root, Plan plan) {
    this.root = root;
    this.plan = plan;
  }

  void measure(Report report) {
    Path tests = root.resolve("functions/lib/asset-links/target/test-classes");
    if (!Files.exists(tests.resolve(RACE.replace('.', '/') + ".class"))) {
      report.note("P7 was not run: the tests of asset-links are not compiled.");
      return;
    }
    for (int round = 0; round < plan.rounds(); round++) {
      for (String tier : List.of("C1", "C2")) {
        for (String signer : List.of("ours", "SDK")) {
          race(tests, tier, signer, report);
        }
      }
    }
    for (String tier : List.of("C1", "C2")) {
      for (String unit : List.of("CPU", "wall")) {
        ratio(report, tier, "warm " + unit + " ms", 1 / 8.0);
        ratio(report, tier, "first " + unit + " ms", 1 / 10.0);
      }
    }
  }

  private void ratio(Report report, String tier, String column, double target) {
    report.ratio(
        "P7",
        plan.paths() + " links " + tier + ", " + column.replace(" ms", "") + ": ours / SDK",
        target,
        report.column(table(), "ours " + tier, column),
        report.column(table(), "SDK " + tier, column));
  }

  private String table() {
    return "Presigning " + plan.paths() + " paths";
  }

  private void race(Path tests, String tier, String signer, Report report) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            tier.equals("C1") ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-cp",
            tests + File.pathSeparator + libraries(),
            RACE,
            signer,
            Integer.toString(plan.paths()),
            Integer.toString(plan.batches()));
    try {
      Process process = builder.redirectErrorStream(true).start();
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        List<String> lines = out.lines().toList();
        String last = lines.isEmpty() ? "" : lines.getLast();
        if (process.waitFor() != 0 || !last.contains("=")) {
          throw new IllegalStateException("The race failed: " + String.join("\n", lines));
        }
        for (String figure : last.split(";", -1)) {
          String[] pair = figure.split("=", -1);
          report.detail(table(), signer + " " + tier, pair[0], Double.parseDouble(pair[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Those of the packaged catalog, which has both signers. */
  private String libraries() {
    try (Stream<Path> jars = Files.list(root.resolve("functions/catalog/target/function/lib"))) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
