package org.dreamlms.lib.hybridcache;

import java.util.List;
import java.util.Map;
import org.dreamlms.lib.hybridcache.ModelStore.ExactKey;

/** Wrong ways to write, to read and to believe exact sequences. */
final class ExactMutants {
  static final class IgnoresHard extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags, Map<Tag, TagSequence> exact) {
      Validity right = known.validity(stamp, tags, exact);
      return right == Validity.HARD ? Validity.SOFT : right;
    }
  }

  static final class OverrulesClear extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags, Map<Tag, TagSequence> exact) {
      Validity right = known.validity(stamp, tags, exact);
      return untouched(stamp, tags, exact) && right != Validity.VOID ? Validity.VALID : right;
    }
  }

  static final class BelowExactFrom extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags, Map<Tag, TagSequence> exact) {
      return ModelVectors.exactFrom(known, 0).validity(stamp, tags, exact);
    }
  }

  /** An invalidation that leaves no exact sequences, and does not say so. */
  static final class ExactFromForgotten extends ModelRules {
    @Override
    Epoch.Reply replied(Epoch epoch, Epoch.Ticket begun, EpochVector read) {
      return epoch.replied(begun, ModelVectors.exactFrom(read, 0));
    }
  }

  /** Not one transaction: who reads between the two finds nothing. */
  static final class VectorFirst extends ModelRules {
    @Override
    boolean isVectorFirst() {
      return true;
    }
  }

  static final class ReadBefore extends ModelRules {
    @Override
    boolean remembersExact() {
      return true;
    }
  }

  /** Who still knows the old incarnation is told that nothing was invalidated. */
  static final class OtherLifeIsNever extends ModelRules {
    @Override
    Map<Tag, TagSequence> exact(Map<ExactKey, TagSequence> stored, Tag[] tags, String incarnation) {
      Map<Tag, TagSequence> told = super.exact(stored, tags, incarnation);
      for (Tag tag : tags) {
        told.putIfAbsent(tag, TagSequence.NEVER);
      }
      return told;
    }
  }

  /** Sequences of another life are compared with stamps of this one. */
  static final class OfAnyLife extends ModelRules {
    @Override
    Map<Tag, TagSequence> exact(Map<ExactKey, TagSequence> stored, Tag[] tags, String incarnation) {
      Map<Tag, TagSequence> told = super.exact(stored, tags, incarnation);
      for (Tag tag : tags) {
        ExactKey last = lastWritten(stored, tag);
        if (last != null) {
          told.put(tag, stored.getOrDefault(last, TagSequence.NEVER));
        }
      }
      return told;
    }
  }

  static final class NeverRescues extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags, Map<Tag, TagSequence> exact) {
      return known.validity(stamp, tags);
    }
  }

  private static boolean untouched(Stamp stamp, Tag[] tags, Map<Tag, TagSequence> exact) {
    return List.of(tags).stream()
        .noneMatch(tag -> exact.getOrDefault(tag, TagSequence.NEVER).soft() > stamp.sequence());
  }

  private ExactMutants() {}
}
