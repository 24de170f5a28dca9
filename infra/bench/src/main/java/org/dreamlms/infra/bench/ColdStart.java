package org.dreamlms.infra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.local.runtime.FunctionSpec;
import org.jspecify.annotations.Nullable;

/**
 * P5 and the memory of P14: from the start of the process to its first response, with the code on
 * the class path, without and with an AOT cache. Two questions: {@code health} is equal work; the
 * first {@code list} also logs in to DCS, asks it, and opens PostgreSQL, which the floor does not.
 */
final class ColdStart {
  private static final String TABLE = "Cold start, process to first response (C1, class path)";

  private static final int ATTEMPTS = 5;

  private final Rivals rivals;
  private final Plan plan;
  private final Path folder;

  ColdStart(Rivals rivals, Plan plan, Path folder) {
    this.rivals = rivals;
    this.plan = plan;
    this.folder = folder;
  }

  private record Start(String name, FunctionSpec function, byte[] event) {}

  void measure(Report report) {
    List<Start> starts = new ArrayList<>();
    for (Start plain : plainStarts()) {
      starts.add(plain);
      starts.add(withCache(plain, report));
    }
    for (int round = 0; round < plan.rounds(); round++) {
      for (Start start : starts) {
        once(start, report, ATTEMPTS);
      }
    }
    for (String cache : List.of("", ", AOT")) {
      Double target = cache.isEmpty() ? null : Double.valueOf(1.5);
      for (String column : List.of("CPU ms", "wall ms")) {
        String unit = column.split(" ")[0];
        ratio(report, "P5", "health" + cache, unit, column, target);
        ratio(report, "P5", "list" + cache, unit, column, target);
      }
      Double memory = cache.isEmpty() ? null : Double.valueOf(1.4);
      ratio(report, "P14", "health" + cache, "RSS", "RSS MB", memory);
      ratio(report, "P14", "list" + cache, "RSS", "RSS MB", memory);
    }
  }

  private static void ratio(
      Report report,
      String row,
      String route,
      String unit,
      String column,
      @Nullable Double target) {
    report.ratio(
        row,
        "cold " + route + ", " + unit + ": ours / events",
        target,
        report.column(TABLE, "ours " + route, column),
        report.column(TABLE, "events " + route, column));
  }

  private List<Start> plainStarts() {
    FunctionSpec events = onClassPath(rivals.events(), "events");
    return List.of(
        new Start("ours health", onClassPath(rivals.cacheAdmin(), "health"), rivals.health()),
        new Start("events health", events, rivals.health()),
        new Start("ours list", onClassPath(rivals.catalog(), "list"), rivals.list()),
        new Start("events list", events, rivals.list()));
  }

  /** All with the memory of the catalog: what a heap may grow to changes the start. */
  private FunctionSpec onClassPath(FunctionSpec function, String name) {
    List<Path> jars = CodeJar.ofFunction(function.codeUri(), folder.resolve(name + ".jar"));
    return new FunctionSpec(
        function.name(),
        // The process starts in a folder without code, so that all of it comes from the class path.
        made(folder.resolve("empty")),
        function.handler(),
        rivals.catalog().memoryMegabytes(),
        function.timeout(),
        function.variables(),
        1,
        0,
        false,
        function.debugPort(),
        jars);
  }

  private Start withCache(Start plain, Report report) {
    String name = plain.name() + ", AOT";
    Path cache = folder.resolve(plain.name().replace(' ', '-') + ".aot");
    FunctionSpec training = withOptions(plain.function(), "-XX:AOTCacheOutput=" + cache);
    try (LambdaProcess process = new LambdaProcess(training, folder.resolve("runtime"))) {
      Rivals.firstSuccess(process, plain.event());
      process.invoke(plain.event(), plan.training());
      process.end();
      if (!Files.exists(cache)) {
        throw new IllegalStateException(
            "No AOT cache of " + plain.name() + ":\n" + String.join("\n", process.lines()));
      }
    }
    report.detail(TABLE, name, "AOT cache MB", megabytes(cache));
    // "on": a cache that does not fit ends the process instead of being left aside quietly.
    return new Start(
        name, withOptions(plain.function(), "-XX:AOTMode=on -XX:AOTCache=" + cache), plain.event());
  }

  /** A start whose first response was a failure is none; see {@link Rivals#firstSuccess}. */
  private void once(Start start, Report report, int attempts) {
    try (LambdaProcess process = new LambdaProcess(start.function(), folder.resolve("runtime"))) {
      long before = System.nanoTime();
      byte[] answer = process.invoke(start.event());
      double millis = (System.nanoTime() - before) / 1e6;
      double cpu = process.cpu().toMillis();
      if (Rivals.read(answer).status() != 200) {
        if (attempts == 1) {
          throw new IllegalStateException(start.name() + " does not succeed");
        }
        process.close();
        once(start, report, attempts - 1);
        return;
      }
      report.detail(TABLE, start.name(), "wall ms", millis);
      report.detail(TABLE, start.name(), "CPU ms", cpu);
      report.detail(TABLE, start.name(), "RSS MB", process.residentMegabytes());
    }
  }

  private static FunctionSpec withOptions(FunctionSpec function, String options) {
    Map<String, String> variables = new HashMap<>(function.variables());
    variables.put("JAVA_TOOL_OPTIONS", options);
    return new FunctionSpec(
        function.name(),
        function.codeUri(),
        function.handler(),
        function.memoryMegabytes(),
        function.timeout(),
        variables,
        1,
        0,
        false,
        function.debugPort(),
        function.classPath());
  }

  private static Path made(Path empty) {
    try {
      return Files.createDirectories(empty);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double megabytes(Path file) {
    try {
      return Files.size(file) / (1024.0 * 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
