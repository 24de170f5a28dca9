package org.dreamlms.infra.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * P7: links of a whole book, by our signer and by the SDK's presigner, each in a process of its
 * own: the first batch in a fresh JVM, and later ones. The race itself is PresignRace among the
 * tests of asset-links, because the signers are nobody else's business.
 */
final class Presign {
  private final Race race;
  private final Plan plan;

  Presign(Path root, Plan plan) {
    this.race =
        new Race(root, "functions/lib/asset-links", "org.dreamlms.lib.assetlinks.PresignRace");
    this.plan = plan;
  }

  void measure(Report report) {
    if (!race.isBuilt()) {
      report.note("P7 was not run: the tests of asset-links are not compiled.");
      return;
    }
    for (int round = 0; round < plan.rounds(); round++) {
      for (String tier : List.of("C1", "C2")) {
        for (String signer : List.of("ours", "SDK")) {
          race.run(
                  tier,
                  List.of(signer, Integer.toString(plan.paths()), Integer.toString(plan.batches())))
              .forEach((name, figure) -> report.detail(table(), signer + " " + tier, name, figure));
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
}
