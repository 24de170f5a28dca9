package org.dreamlms.infra.acceptance.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row of infra/docs/cases.csv.
 *
 * @param rest who must still decide it, or a part of it: areas, or {@link #DEPLOYED}
 * @param why nothing here can decide it, or what is left; may be empty where the rest says it
 */
record Case(String id, String kinds, State state, List<String> rest, String why) {

  /** In {@link #rest}: a part that only a deployed system shows. */
  static final String DEPLOYED = "deployed";

  /** How far a case is. */
  enum State {
    TEST,
    DEPLOYED_ONLY,
    LATER
  }

  Case {
    rest = List.copyOf(rest);
  }

  static List<Case> read(String csv) {
    return Csv.rows(csv).stream().map(Case::of).toList();
  }

  private static Case of(Map<String, String> row) {
    return new Case(
        text(row, "id"),
        text(row, "kinds"),
        switch (text(row, "state")) {
          case "test" -> State.TEST;
          case "deployed-only" -> State.DEPLOYED_ONLY;
          case "later" -> State.LATER;
          default -> throw new AssertionError("No state of a case: " + row);
        },
        row.getOrDefault("rest", "").isBlank()
            ? List.of()
            : List.of(text(row, "rest").split(" ", -1)),
        row.getOrDefault("why", ""));
  }

  private static String text(Map<String, String> row, String column) {
    String text = row.getOrDefault(column, "");
    if (text.isBlank()) {
      throw new AssertionError(column + " is empty: " + row);
    }
    return text;
  }

  /** What is wrong with this row by itself. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!id.matches("[A-Z]{2}[1-9][0-9]*")) {
      faults.add(id + " is no id of a case");
    }
    if (!kinds.matches("[UPCIRSFTLD]( [UPCIRSFTLD])*")) {
      faults.add(id + " has an unknown kind of test: " + kinds);
    }
    if (state == State.LATER && rest.stream().allMatch(DEPLOYED::equals)) {
      faults.add(id + " is later, but no area will close it");
    }
    if (state == State.DEPLOYED_ONLY && !rest.isEmpty()) {
      faults.add(id + " is deployed-only, so no area has a rest of it");
    }
    if (why.isBlank() && (state == State.DEPLOYED_ONLY || rest.contains(DEPLOYED))) {
      faults.add(id + " does not say why a machine without AWS cannot decide it");
    }
    return faults;
  }
}
