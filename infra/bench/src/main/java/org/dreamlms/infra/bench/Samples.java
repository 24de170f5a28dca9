package org.dreamlms.infra.bench;

import java.util.Arrays;

/** Measured values, sorted. */
final class Samples {
  private final double[] sorted;

  Samples(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("Nothing was measured.");
    }
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  static Samples ofNanosAsMicros(long[] nanos) {
    return new Samples(Arrays.stream(nanos).mapToDouble(value -> value / 1000.0).toArray());
  }

  /** Nearest rank: the smallest value that this share of all values does not exceed. */
  double quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
  }

  double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double min() {
    return sorted[0];
  }

  double max() {
    return sorted[sorted.length - 1];
  }

  int count() {
    return sorted.length;
  }
}
