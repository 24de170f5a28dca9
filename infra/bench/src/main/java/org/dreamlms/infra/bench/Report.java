package org.dreamlms.infra.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found, and how it is written into RESULTS.md. */
final class Report {
  private final List<Finding> findings = new ArrayList<>();

  /** By table, line and column: a value for each round. */
  private final Map<String, Map<String, Map<String, List<Double>>>> details = new LinkedHashMap<>();

  private final List<String> notes = new ArrayList<>();

  private final List<String> targets = new ArrayList<>();

  /** A ratio, from values of the same rounds. */
  void ratio(
      String row, String what, @Nullable Double target, List<Double> ours, List<Double> theirs) {
    double[] ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours.get(i) / theirs.get(i);
    }
    findings.add(new Finding(row, what, target, new Samples(ratios)));
  }

  /** A value that is no ratio, with its target. */
  void value(String row, String what, @Nullable Double target, double value) {
    findings.add(new Finding(row, what, target, new Samples(value)));
  }

  void detail(String table, String line, String column, double value) {
    details
        .computeIfAbsent(table, ignored -> new LinkedHashMap<>())
        .computeIfAbsent(line, ignored -> new LinkedHashMap<>())
        .computeIfAbsent(column, ignored -> new ArrayList<>())
        .add(value);
  }

  /** The values of a column, a round each. */
  List<Double> column(String table, String line, String column) {
    List<Double> values =
        details.getOrDefault(table, Map.of()).getOrDefault(line, Map.of()).get(column);
    if (values == null) {
      throw new IllegalArgumentException("Not measured: " + table + ", " + line + ", " + column);
    }
    return values;
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  /** How one of the seeds' own targets stands. */
  void target(String target, String ours, String how) {
    targets.add(String.format(Locale.ROOT, "| %s | %s | %s |\n", target, ours, how));
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  boolean isEmpty() {
    return findings.isEmpty() && targets.isEmpty();
  }

  String markdown(Map<String, String> facts) {
    StringBuilder text = new StringBuilder();
    text.append("# What it costs\n\n");
    text.append("Written by `infra/bench/run`; how it measures stands in README.md beside it.\n");
    text.append("Ratios are taken within a round and their median is compared: milliseconds\n");
    text.append("are this machine's, ratios travel.\n\n");
    facts.forEach(
        (name, value) -> text.append("* ").append(name).append(": ").append(value).append('\n'));
    text.append("\n## Against the targets\n\n");
    text.append("| row | ratio | target | reached (median) | min..max | rounds | verdict |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    findings.stream()
        .sorted((a, b) -> Integer.compare(number(a), number(b)))
        .forEach(finding -> text.append(line(finding)));
    if (!targets.isEmpty()) {
      text.append("\n## The three targets of chapter 4.4\n\n");
      text.append("| chapter 4.4 | here | what was measured |\n|---|---|---|\n");
      targets.forEach(text::append);
    }
    details.forEach((name, table) -> text.append(table(name, table)));
    if (!notes.isEmpty()) {
      text.append("\n## Notes\n\n");
      notes.forEach(note -> text.append("* ").append(note).append('\n'));
    }
    return text.toString();
  }

  private static int number(Finding finding) {
    return Integer.parseInt(finding.row().substring(1));
  }

  private static String line(Finding finding) {
    Samples ratios = finding.ratios();
    Double target = finding.target();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s..%s | %d | %s |\n",
        finding.row(),
        finding.what(),
        target == null ? "-" : "<= " + figure(target),
        figure(ratios.median()),
        figure(ratios.min()),
        figure(ratios.max()),
        ratios.count(),
        finding.verdict());
  }

  private static String table(String name, Map<String, Map<String, List<Double>>> lines) {
    Set<String> columns = new LinkedHashSet<>();
    lines.values().forEach(values -> columns.addAll(values.keySet()));
    StringBuilder text = new StringBuilder("\n## " + name + "\n\n");
    text.append("Median of the rounds, in brackets the smallest and the largest.\n\n| |");
    columns.forEach(column -> text.append(' ').append(column).append(" |"));
    text.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
    lines.forEach(
        (line, values) ->
            text.append("| ")
                .append(line)
                .append(" | ")
                .append(
                    columns.stream()
                        .map(column -> cell(values.getOrDefault(column, List.of())))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n"));
    return text.toString();
  }

  private static String cell(List<Double> values) {
    if (values.isEmpty()) {
      return "";
    }
    Samples samples = new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
    return samples.count() == 1
        ? figure(samples.median())
        : figure(samples.median())
            + " ("
            + figure(samples.min())
            + "..."
            + figure(samples.max())
            + ")";
  }

  /** Three figures that count. */
  private static String figure(double value) {
    String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, value < 1 ? "%.3f" : format, value);
  }
}
