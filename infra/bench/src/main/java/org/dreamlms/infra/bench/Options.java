package org.dreamlms.infra.bench;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The command line of {@code infra/bench/run}.
 *
 * @param rows which are measured
 * @param out where the report goes
 * @param command as it was given, for the report
 */
record Options(Path root, Plan plan, Set<String> rows, Path out, String command, boolean help) {
  static final List<String> ALL =
      List.of("p1", "p2", "p3", "p4", "p5", "p7", "p8", "p14", "targets");

  /** Prints where the time goes; no row of the report. */
  static final String PROFILE = "profile";

  static final String USAGE =
      """
      usage: infra/bench/run [options] [row...]
        row                   p1, p2, p3, p4, p5, p7, p8, p14, targets; all when none is named
        profile               prints where the warm list spends its time, writes nothing
        --rounds 7            how often everything is repeated
        --smoke               one round of a few invocations: shows that it runs, measures nothing
        --out FILE            instead of infra/bench/RESULTS.md, or target/smoke.md for --smoke
        --built               builds nothing first
        --help\
      """;

  Options {
    rows = Set.copyOf(rows);
  }

  /**
   * @throws IllegalArgumentException naming the argument that is not understood
   */
  static Options of(Path root, List<String> arguments) {
    Plan plan = Plan.FULL;
    Path out = root.resolve("infra/bench/RESULTS.md");
    Set<String> rows = new LinkedHashSet<>();
    boolean help = false;
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--smoke" -> {
          plan = Plan.SMOKE;
          out = root.resolve("infra/bench/target/smoke.md");
        }
        case "--rounds" -> plan = plan.withRounds(number(value(argument, rest)));
        case "--out" -> out = Path.of(value(argument, rest));
        case "--built" -> {}
        case "--help", "-h" -> help = true;
        default -> rows.add(row(argument));
      }
    }
    String command = ("infra/bench/run " + String.join(" ", arguments)).strip();
    return new Options(root, plan, rows.isEmpty() ? Set.copyOf(ALL) : rows, out, command, help);
  }

  private static String row(String argument) {
    String row = argument.toLowerCase(Locale.ROOT);
    if (!ALL.contains(row) && !row.equals(PROFILE)) {
      throw new IllegalArgumentException(
          argument + " is not known. infra/bench/run --help lists all.");
    }
    return row;
  }

  private static String value(String argument, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(argument + " needs a value.");
    }
    return rest.next();
  }

  private static int number(String value) {
    int number = Integer.parseInt(value);
    if (number < 1) {
      throw new IllegalArgumentException("--rounds is at least 1.");
    }
    return number;
  }
}
