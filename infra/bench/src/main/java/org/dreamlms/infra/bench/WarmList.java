package org.dreamlms.infra.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.local.runtime.FunctionSpec;

/**
 * P1, P2 and P3: the list of books, warm. All rivals of a round live at the same time and take
 * turns block by block, so that they meet the same moods of the machine.
 */
final class WarmList {
  private static final String TABLE = "The list of books, warm (C1)";

  /** Of the LMS before, per cached list of 1.4 kB, as measured on a machine of its own. */
  private static final double FORMER_CPU_MICROS = 4_600;

  /** Its CPU is to be at least twenty times ours. */
  private static final double SHARE_OF_FORMER = 0.05;

  private final Rivals rivals;
  private final Plan plan;
  private final Path folder;

  WarmList(Rivals rivals, Plan plan, Path folder) {
    this.rivals = rivals;
    this.plan = plan;
    this.folder = folder;
  }

  void measure(Report report) {
    Map<String, FunctionSpec> contenders = new LinkedHashMap<>();
    contenders.put("catalog", rivals.catalog());
    contenders.put("events", rivals.events());
    contenders.put("cached", rivals.cached());
    for (int round = 0; round < plan.rounds(); round++) {
      round(contenders, report);
    }
    List<Double> ours = report.column(TABLE, "catalog", "CPU us");
    report.ratio(
        "P1",
        "warm list, CPU: catalog / the LMS before (4.6 ms, on another machine)",
        SHARE_OF_FORMER,
        ours,
        Collections.nCopies(ours.size(), FORMER_CPU_MICROS));
    for (String[] pair : new String[][] {{"P2", "events", "1.3"}, {"P3", "cached", "2"}}) {
      for (String column : List.of("CPU us", "p50 us")) {
        report.ratio(
            pair[0],
            "warm list, " + column.split(" ")[0] + ": catalog / " + pair[1],
            Double.valueOf(pair[2]),
            report.column(TABLE, "catalog", column),
            report.column(TABLE, pair[1], column));
      }
    }
  }

  private void round(Map<String, FunctionSpec> contenders, Report report) {
    Map<String, LambdaProcess> processes = new LinkedHashMap<>();
    try {
      contenders.forEach(
          (name, function) -> processes.put(name, new LambdaProcess(function, folder)));
      processes.values().forEach(process -> Rivals.firstSuccess(process, rivals.list()));
      turns(processes, plan.warmUp());
      Map<String, Duration> before = new LinkedHashMap<>();
      processes.forEach((name, process) -> before.put(name, process.cpu()));
      Map<String, List<long[]>> nanos = turns(processes, plan.measured());
      processes.forEach(
          (name, process) -> {
            double cpu = process.cpu().minus(before.get(name)).toNanos() / 1000.0;
            Samples samples = Samples.ofNanosAsMicros(joined(nanos.getOrDefault(name, List.of())));
            report.detail(TABLE, name, "p50 us", samples.quantile(0.5));
            report.detail(TABLE, name, "p90 us", samples.quantile(0.9));
            report.detail(TABLE, name, "p99 us", samples.quantile(0.99));
            report.detail(TABLE, name, "CPU us", cpu / samples.count());
            report.detail(TABLE, name, "RSS MB", process.residentMegabytes());
          });
    } finally {
      processes.values().forEach(LambdaProcess::close);
    }
  }

  private Map<String, List<long[]>> turns(Map<String, LambdaProcess> processes, int invocations) {
    Map<String, List<long[]>> nanos = new LinkedHashMap<>();
    for (int done = 0; done < invocations; done += plan.block()) {
      int next = Math.min(plan.block(), invocations - done);
      processes.forEach(
          (name, process) ->
              nanos
                  .computeIfAbsent(name, ignored -> new ArrayList<>())
                  .add(process.invoke(rivals.list(), next)));
    }
    return nanos;
  }

  private static long[] joined(List<long[]> blocks) {
    return blocks.stream().flatMapToLong(Arrays::stream).toArray();
  }
}
