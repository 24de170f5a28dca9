package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Lets JMH run {@link NearHitBenchmark} and prints what a hit costs, for infra/bench. Each side has
 * a JVM of its own, with this one's flags. Not a test: a duration is nothing to assert.
 */
final class NearHitRace {
  /** JMH's profiler counts its own loop in: a ten-thousandth of a byte a hit. */
  private static final double BYTES_TO = 100;

  private NearHitRace() {}

  /** Arguments: iterations, as many before to warm up; ms of each. */
  public static void main(String[] arguments) throws RunnerException {
    int iterations = Integer.parseInt(arguments[0]);
    TimeValue each = TimeValue.milliseconds(Integer.parseInt(arguments[1]));
    List<String> figures = new ArrayList<>();
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(NearHitBenchmark.class.getName())
                    .forks(1)
                    .warmupIterations(iterations)
                    .warmupTime(each)
                    .measurementIterations(iterations)
                    .measurementTime(each)
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run()) {
      Result<?> time = result.getPrimaryResult();
      Result<?> bytes =
          Objects.requireNonNull(
              result.getSecondaryResults().get("gc.alloc.rate.norm"), "Bytes are not counted");
      figures.add(figure(time.getLabel() + " ns", time.getScore()));
      figures.add(
          figure(time.getLabel() + " B", Math.rint(bytes.getScore() * BYTES_TO) / BYTES_TO));
    }
    System.out.println(String.join(";", figures));
  }

  private static String figure(String name, double value) {
    return String.format(Locale.ROOT, "%s=%.2f", name, value);
  }
}
