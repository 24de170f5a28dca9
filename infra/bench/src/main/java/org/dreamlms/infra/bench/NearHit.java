package org.dreamlms.infra.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * P8, by JMH: a hit of the cache's near tier, with four tags held against the vector and counted,
 * beside Caffeine alone, and what it allocates. One thread, one key, all in the processor's caches:
 * the price of the code, not of memory. NearHitBenchmark is among the tests of hybrid-cache.
 */
final class NearHit {
  static final String TABLE = "A near hit";
  private static final double MOST_NANOS = 150;

  private final Race race;
  private final Plan plan;

  NearHit(Path root, Plan plan) {
    this.race =
        new Race(root, "functions/lib/hybrid-cache", "org.dreamlms.lib.hybridcache.NearHitRace");
    this.plan = plan;
  }

  void measure(Report report) {
    if (!race.isBuilt()) {
      report.note("P8 was not run: the tests of hybrid-cache are not compiled.");
      return;
    }
    for (int round = 0; round < plan.rounds(); round++) {
      for (String tier : List.of("C1", "C2")) {
        Map<String, Double> figures =
            race.run(
                tier,
                List.of(
                    Integer.toString(plan.iterations()), Integer.toString(plan.iterationMillis())));
        figures.forEach((name, figure) -> report.detail(TABLE, tier, name, figure));
      }
    }
    for (String tier : List.of("C1", "C2")) {
      report.ratio(
          "P8",
          "near hit " + tier + ": ours / Caffeine alone",
          null,
          report.column(TABLE, tier, "ours ns"),
          report.column(TABLE, tier, "alone ns"));
      report.value("P8", "near hit " + tier + ", ns", MOST_NANOS, median(report, tier, "ours ns"));
      report.value("P8", "near hit " + tier + ", B", 0.0, median(report, tier, "ours B"));
    }
  }

  private static double median(Report report, String tier, String column) {
    List<Double> sorted = report.column(TABLE, tier, column).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
