package org.dreamlms.lib.hybridcache;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * P8, for infra/bench, which says how often and with which compilers. Not final: JMH extends it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NearHitBenchmark {
  private final NearHits hits = new NearHits();

  /** Through the cache. */
  @Benchmark
  public @Nullable String ours() {
    return hits.ours();
  }

  /** In the near tier's own kind. */
  @Benchmark
  public @Nullable Object alone() {
    return hits.alone();
  }
}
