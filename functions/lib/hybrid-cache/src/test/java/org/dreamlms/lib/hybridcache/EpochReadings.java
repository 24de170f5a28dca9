package org.dreamlms.lib.hybridcache;

import java.util.List;

/** A few readings by number: 0 to 2 of one incarnation, 3 of another. */
final class EpochReadings {
  private static final List<Tag> PAIR = ModelTags.APART.pair();
  private static final EpochVector A0 = EpochVector.fresh("A");
  private static final EpochVector A1 = A0.invalidated(List.of(PAIR.get(0)), Invalidation.SOFT);
  private static final EpochVector A2 = A1.invalidated(List.of(PAIR.get(1)), Invalidation.HARD);
  private static final List<EpochVector> ALL = List.of(A0, A1, A2, EpochVector.fresh("B"));

  static EpochVector of(int reading) {
    return ALL.get(reading);
  }

  static String told(Epoch.Reply reply) {
    return switch (reply) {
      case Epoch.Reply.Known known -> "known " + known.epoch();
      case Epoch.Reply.Late _ -> "late";
      case Epoch.Reply.Broken _ -> "broken";
    };
  }

  private EpochReadings() {}
}
