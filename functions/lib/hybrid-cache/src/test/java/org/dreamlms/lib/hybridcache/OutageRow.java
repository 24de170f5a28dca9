package org.dreamlms.lib.hybridcache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of infra/docs/cache-outages.csv.
 *
 * @param answer {@code near}, {@code shared}, {@code origin}, {@code nothing} (there is no such
 *     thing, by whomever) or {@code unanswered} (503)
 * @param quality of the answer; empty when there is none
 * @param asked whether the origin was
 */
record OutageRow(
    Down down,
    Tier tier,
    State state,
    String answer,
    String quality,
    boolean unverified,
    boolean asked) {

  /** What does not answer. */
  enum Down {
    NONE,
    ORIGIN,
    /** For less than 30 s: UNVERIFIED. */
    SHARED_BRIEFLY,
    /** For longer: LOST. */
    SHARED_LONG,
    BOTH_BRIEFLY,
    BOTH_LONG
  }

  /** Which has the entry. */
  enum Tier {
    NEAR,
    SHARED,
    NO
  }

  /** What the entry is, or, before an outage, was. */
  enum State {
    FRESH,
    STALE,
    SOFT,
    HARD,
    NEGATIVE,
    NONE
  }

  static final String HEADER = "down,tier,state,answer,quality,unverified,origin asked";

  static Path file() {
    return Path.of(System.getProperty("dreamlms.root", "../../.."))
        .resolve("infra/docs/cache-outages.csv");
  }

  static List<OutageRow> all() throws IOException {
    List<String> lines = Files.readAllLines(file());
    if (!lines.getFirst().equals(HEADER)) {
      throw new IOException("Not the columns that this test knows: " + lines.getFirst());
    }
    List<OutageRow> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      rows.add(
          new OutageRow(
              Down.valueOf(cells[0]),
              Tier.valueOf(cells[1]),
              State.valueOf(cells[2]),
              cells[3],
              cells[4],
              Boolean.parseBoolean(cells[5]),
              Boolean.parseBoolean(cells[6])));
    }
    return rows;
  }

  /** Whether there is such a thing: an entry in no tier has no state, and the reverse. */
  static boolean makesSense(Tier tier, State state) {
    return (tier == Tier.NO) == (state == State.NONE);
  }

  String combination() {
    return down + " " + tier + " " + state;
  }
}
