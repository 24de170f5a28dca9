package org.dreamlms.infra.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Main class behind {@code infra/bench/run}: measures what was asked for and writes the report. */
final class Bench {
  /** Arguments: the root of the repository; the others are the user's. */
  public static void main(String[] arguments) throws IOException {
    Options options;
    try {
      options = Options.of(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length));
    } catch (IllegalArgumentException e) {
      System.err.println("infra/bench/run: " + e.getMessage());
      System.exit(2);
      return;
    }
    if (options.help()) {
      System.out.println(Options.USAGE);
      return;
    }
    Report report = new Report();
    Map<String, String> facts = new Bench(options, System.out).run(report);
    if (report.isEmpty()) {
      System.exit(0);
    }
    Files.writeString(options.out(), report.markdown(facts));
    System.out.println("written: " + options.out());
    // Threads of stores that are closed may take their time.
    System.exit(0);
  }

  private final Options options;
  private final PrintStream progress;

  Bench(Options options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Returns what the report says of machine, time and commit. */
  Map<String, String> run(Report report) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("command", "`" + options.command() + "`");
    facts.put("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
    facts.put("commit", Machine.commit(options.root()));
    facts.put("machine", Machine.description());
    facts.put("JDK", Machine.jdk());
    facts.put("load average at the start", Machine.load());
    Path folder = Files.createTempDirectory("bench");
    try {
      measure(report, facts, folder);
    } finally {
      delete(folder);
    }
    facts.put("load average at the end", Machine.load());
    return facts;
  }

  private void measure(Report report, Map<String, String> facts, Path folder) {
    Plan plan = options.plan();
    Set<String> rows = options.rows();
    if (rows.contains("p14")) {
      say("p14: package sizes");
      new Packages(options.root()).measure(report);
    }
    if (rows.contains("p7")) {
      say("p7: presigning");
      new Presign(options.root(), plan).measure(report);
    }
    if (rows.contains("p8")) {
      say("p8: a near hit");
      new NearHit(options.root(), plan).measure(report);
    }
    if (new TreeSet<>(rows)
        .removeAll(List.of("p1", "p2", "p3", "p4", "p5", "p14", "targets", Options.PROFILE))) {
      say("opening the school");
      try (School school = School.open(options.root(), folder, plan.books())) {
        Rivals rivals = Rivals.prepare(school, folder, plan.books());
        facts.put("equal work", new EqualWork(rivals, folder).check());
        measure(report, rivals, folder);
      }
    }
  }

  private void measure(Report report, Rivals rivals, Path folder) {
    Plan plan = options.plan();
    Set<String> rows = options.rows();
    if (rows.contains("p1") || rows.contains("p2") || rows.contains("p3")) {
      say("p1, p2, p3: the list, warm");
      new WarmList(rivals, plan, folder.resolve("runtime")).measure(report);
    }
    if (rows.contains(Options.PROFILE)) {
      Profile profile =
          new Profile(
              rivals,
              plan,
              folder.resolve("runtime"),
              options.root().resolve("infra/bench/target"));
      progress.println(profile.of(rivals.catalog()));
      progress.println(profile.of(rivals.events()));
    }
    if (rows.contains("targets")) {
      say("targets: those of chapter 4.4");
      new SeedTargets(options.root(), rivals, plan, folder.resolve("runtime")).measure(report);
    }
    if (rows.contains("p4")) {
      say("p4: drift");
      new Drift(rivals, plan, folder.resolve("runtime")).measure(report);
    }
    if (rows.contains("p5") || rows.contains("p14")) {
      say("p5, p14: cold starts");
      new ColdStart(rivals, plan, folder).measure(report);
    }
  }

  private void say(String step) {
    progress.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + step);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
