package org.dreamlms.infra.bench;

import java.nio.file.Path;

/**
 * P4: whether an environment's ten thousandth invocation costs what an early one did, in time and
 * in heap. GrowthTest of lambda-http counts the same without a clock.
 */
final class Drift {
  private static final String TABLE = "One environment, early and late";

  private final Rivals rivals;
  private final Plan plan;
  private final Path folder;

  Drift(Rivals rivals, Plan plan, Path folder) {
    this.rivals = rivals;
    this.plan = plan;
    this.folder = folder;
  }

  void measure(Report report) {
    String early = "invocation " + plan.driftEarly();
    String late = "invocation " + plan.driftLate();
    for (int round = 0; round < plan.rounds(); round++) {
      try (LambdaProcess process = new LambdaProcess(rivals.catalog(), folder)) {
        Rivals.firstSuccess(process, rivals.list());
        int half = plan.driftWindow() / 2;
        process.invoke(rivals.list(), plan.driftEarly() - half - 1);
        look(process, early, report);
        process.invoke(rivals.list(), plan.driftLate() - plan.driftEarly() - plan.driftWindow());
        look(process, late, report);
      }
    }
    for (String column : new String[] {"p50 us", "live heap MB"}) {
      report.ratio(
          "P4",
          column.replaceAll(" ..$", "") + ": " + late + " / " + plan.driftEarly(),
          1.05,
          report.column(TABLE, late, column),
          report.column(TABLE, early, column));
    }
  }

  private void look(LambdaProcess process, String when, Report report) {
    Samples samples = Samples.ofNanosAsMicros(process.invoke(rivals.list(), plan.driftWindow()));
    report.detail(TABLE, when, "p50 us", samples.quantile(0.5));
    report.detail(TABLE, when, "p99 us", samples.quantile(0.99));
    report.detail(TABLE, when, "live heap MB", process.liveHeapMegabytes());
  }
}
