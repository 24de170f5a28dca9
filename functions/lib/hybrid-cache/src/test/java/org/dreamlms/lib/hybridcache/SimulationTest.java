package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The production code in schedules that chance makes, each from one number. A failing one is
 * printed: {@code -Dsimulate.seed=<number>} plays it again, {@code -Dsimulate=long} plays fifty
 * times as many.
 */
final class SimulationTest {
  private static final int SCHEDULES = 20_000;
  private static final int LONG = 50;
  private static final long LENGTH_MICROS = 45_000_000;

  @Test
  void no_answer_is_further_behind_than_promised_and_nothing_deleted_returns() {
    String one = System.getProperty("simulate.seed");
    long first = one == null ? 1 : Long.parseLong(one);
    int factor = "long".equals(System.getProperty("simulate")) ? LONG : 1;
    long schedules = one == null ? (long) SCHEDULES * factor : 1;
    SimulationCounts all = new SimulationCounts();

    for (long seed = first; seed < first + schedules; seed++) {
      all.add(schedule(seed));
    }

    System.out.println("Simulated " + schedules + " schedules: " + all);
    if (one == null) {
      assertThat(all.rarest()).isGreaterThan(500);
    }
  }

  private static SimulationCounts schedule(long seed) {
    SimulatedFaults faults = SimulatedFaults.of(new SplittableRandom(~seed), LENGTH_MICROS);
    try {
      SimulationCounts counts = new Simulation(seed, faults).run();
      if (faults.originIsSound() && faults.frozen() == 0) {
        // Whatever happens to the shared tier: while the origin answers, everybody is answered.
        // Only whoever stands still while he waits may find his time over.
        assertThat(counts.unansweredReads()).as(counts.toString()).isZero();
      }
      return counts;
    } catch (AssertionError failed) {
      throw new AssertionError("Seed " + seed + " with " + faults, failed);
    }
  }
}
