package org.dreamlms.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** That JMH finds the benchmark, runs it and counts; its figures say nothing here. */
final class NearHitIT {
  private static final Path ROOT = Path.of(System.getProperty("dreamlms.root", "../.."));

  @Test
  void a_hit_is_measured_with_each_compiler_beside_caffeine_alone() {
    Report report = new Report();

    new NearHit(ROOT, Plan.SMOKE).measure(report);

    assertThat(report.findings()).extracting(Finding::row).containsOnly("P8").hasSize(6);
    assertThat(report.column(NearHit.TABLE, "C1", "ours ns")).allMatch(nanos -> nanos > 0);
    assertThat(report.column(NearHit.TABLE, "C2", "alone ns")).allMatch(nanos -> nanos > 0);
  }
}
