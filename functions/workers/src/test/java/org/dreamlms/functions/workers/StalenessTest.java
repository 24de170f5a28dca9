package org.dreamlms.functions.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dreamlms.lib.bookcatalog.CatalogOver;
import org.dreamlms.lib.lambdahttp.QuietLog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long an edit in DCS may stay unseen, measured in schedules that chance makes, each from one
 * number. {@code -Dsimulate.seed=<number>} plays one again, {@code -Dsimulate=long} fifty times as
 * many; the table is printed, and written to {@code target/staleness.md}.
 */
@Tag("WH13")
@Tag("WH14")
final class StalenessTest {
  private static final int SCHEDULES = 100;
  private static final int LONG = 50;

  @Test
  void every_edit_is_seen_everywhere_within_the_bound_of_what_befell_it() throws IOException {
    String one = System.getProperty("simulate.seed");
    long first = one == null ? 1 : Long.parseLong(one);
    int factor = "long".equals(System.getProperty("simulate")) ? LONG : 1;
    long last = one == null ? (long) SCHEDULES * factor : first;
    List<String> table = new ArrayList<>();
    table.add(
        "Seeds " + first + " to " + last + ", " + StalenessWorld.ENVIRONMENTS + " environments");
    table.add("| trouble | edits seen | p50 | p95 | max | bound |");
    table.add("|---|---|---|---|---|---|");

    try (QuietLog _ = new QuietLog();
        CatalogOver catalogs = new CatalogOver(StalenessWorld.LIFETIME)) {
      for (Trouble trouble : Trouble.values()) {
        Staleness staleness = new Staleness();
        for (long seed = first; seed <= last; seed++) {
          staleness.add(measured(seed, trouble, catalogs));
        }
        table.add(staleness.row(trouble.name(), trouble.bound()));
      }
    }

    System.out.println(String.join("\n", table));
    Files.write(Path.of("target/staleness.md"), table);
  }

  @Test
  void no_bound_is_longer_than_the_one_that_is_stated() {
    assertThat(Trouble.values())
        .allSatisfy(
            trouble -> assertThat(trouble.bound()).isLessThanOrEqualTo(Trouble.Times.STATED));
  }

  private static List<Duration> measured(long seed, Trouble trouble, CatalogOver catalogs) {
    try {
      List<Duration> staleness = new StalenessWorld(seed, trouble, catalogs).run();
      assertThat(staleness)
          .hasSize(trouble.edits().number() * StalenessWorld.ENVIRONMENTS)
          .allSatisfy(one -> assertThat(one).isLessThanOrEqualTo(trouble.bound()));
      return staleness;
    } catch (AssertionError failed) {
      throw new AssertionError("Seed " + seed + " with " + trouble, failed);
    }
  }
}
