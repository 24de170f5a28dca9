package org.dreamlms.lib.hybridcache;

import java.util.HashMap;
import java.util.Map;

/** One object for each vector there is: states hold many references and few vectors. */
final class ModelVectors {
  private final Map<EpochVector, EpochVector> all = new HashMap<>();

  EpochVector one(EpochVector vector) {
    EpochVector known = all.putIfAbsent(vector, vector);
    return known == null ? vector : known;
  }

  Epoch one(Epoch epoch) {
    EpochVector vector = epoch.vector();
    return vector == null ? epoch : new Epoch(one(vector), epoch.adoption());
  }

  /** A, B, C and so on. */
  EpochVector fresh(int life) {
    return one(EpochVector.fresh(String.valueOf((char) ('A' + life))));
  }

  /** An invalidation that left no exact sequences says so; production makes none. */
  static EpochVector exactFrom(EpochVector vector, long sequence) {
    return copy(vector, vector.sequence(), sequence, vector);
  }

  /** What a reader would get who reads the sequence after the buckets. */
  static EpochVector torn(EpochVector vector, long sequence) {
    return copy(vector, Math.max(sequence, vector.sequence()), vector.exactFrom(), vector);
  }

  static EpochVector copy(EpochVector of, long sequence, long exactFrom, EpochVector buckets) {
    long[] copied = new long[EpochVector.SIZE];
    for (int i = 0; i < EpochVector.SIZE; i++) {
      copied[i] = buckets.bucket(i);
    }
    return new EpochVector(
        of.incarnation(), sequence, exactFrom, of.all(), of.allHard(), of.downUntil(), copied);
  }
}
