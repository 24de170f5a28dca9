package org.dreamlms.lib.hybridcache;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * Hits one entry again and again in a JVM of its own and prints what a hit costs, through the cache
 * and in Caffeine alone, for infra/bench. Not a test: a duration is nothing to assert.
 */
final class NearHitRace {
  private static final int HITS = 200_000;

  private NearHitRace() {}

  /** Argument: batches of each kind; they take turns, the first third only warms up. */
  public static void main(String[] arguments) {
    int batches = Integer.parseInt(arguments[0]);
    int warm = batches / 3;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    NearHits hits = new NearHits();
    double[] ours = new double[batches];
    double[] alone = new double[batches];
    double[] bytes = new double[batches];
    for (int i = 0; i < batches; i++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long began = System.nanoTime();
      int answered = hits.ours(HITS);
      ours[i] = (double) (System.nanoTime() - began) / HITS;
      bytes[i] = (double) (threads.getCurrentThreadAllocatedBytes() - allocated) / HITS;
      began = System.nanoTime();
      answered += hits.alone(HITS);
      alone[i] = (double) (System.nanoTime() - began) / HITS;
      if (answered != 2 * HITS) {
        throw new IllegalStateException("Not all were answered: " + answered);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "ours ns=%.2f;Caffeine ns=%.2f;ours B=%.4f;fetches=%d%n",
        median(Arrays.copyOfRange(ours, warm, batches)),
        median(Arrays.copyOfRange(alone, warm, batches)),
        median(Arrays.copyOfRange(bytes, warm, batches)),
        hits.fetches());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
