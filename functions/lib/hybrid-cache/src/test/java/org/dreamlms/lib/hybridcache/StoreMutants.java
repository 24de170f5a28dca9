package org.dreamlms.lib.hybridcache;

import java.util.List;

/** Wrong ways to write an invalidation. */
final class StoreMutants {
  /** A hard invalidation that raises rows a and b alone. */
  static final class HardRowNotRaised extends ModelRules {
    @Override
    EpochVector invalidated(EpochVector stored, List<Tag> tags, Invalidation kind) {
      return stored.invalidated(tags, Invalidation.SOFT);
    }
  }

  /** Row b is forgotten: the lower of both buckets stays where it was. */
  static final class OnlyRowARaised extends ModelRules {
    @Override
    EpochVector invalidated(EpochVector stored, List<Tag> tags, Invalidation kind) {
      EpochVector right = stored.invalidated(tags, kind);
      long[] wrong = new long[EpochVector.SIZE];
      for (int i = 0; i < EpochVector.SIZE; i++) {
        boolean rowB = i >= Tag.BUCKETS && i < 2 * Tag.BUCKETS;
        wrong[i] = rowB ? stored.bucket(i) : right.bucket(i);
      }
      return new EpochVector(
          right.incarnation(),
          right.sequence(),
          right.exactFrom(),
          right.all(),
          right.allHard(),
          right.downUntil(),
          wrong);
    }
  }

  /** It counts, and says nothing. */
  static final class ClearIgnored extends ModelRules {
    @Override
    EpochVector cleared(EpochVector stored, Invalidation kind) {
      return stored.invalidated(List.of(), kind);
    }
  }

  static final class HardClearIsSoft extends ModelRules {
    @Override
    EpochVector cleared(EpochVector stored, Invalidation kind) {
      return stored.cleared(Invalidation.SOFT);
    }
  }

  private StoreMutants() {}
}
