package org.dreamlms.lib.hybridcache;

import java.util.HashMap;
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

  /**
   * A tag has one item, which names the incarnation that wrote it last; that of another counts as
   * none. Who still knows the old incarnation is told that nothing was invalidated.
   */
  static final class OneItemPerTag extends ModelRules {
    @Override
    Map<Tag, TagSequence> exact(Map<ExactKey, TagSequence> stored, String incarnation) {
      Map<Tag, TagSequence> right = new HashMap<>(super.exact(stored, incarnation));
      for (ExactKey key : stored.keySet()) {
        if (key.incarnation().compareTo(incarnation) > 0) {
          right.remove(key.tag());
        }
      }
      return right;
    }
  }

  /** Safe: what another incarnation wrote refuses. */
  static final class OtherLifeRefuses extends ModelRules {
    @Override
    Map<Tag, TagSequence> exact(Map<ExactKey, TagSequence> stored, String incarnation) {
      Map<Tag, TagSequence> right = new HashMap<>(super.exact(stored, incarnation));
      for (ExactKey key : stored.keySet()) {
        if (key.incarnation().compareTo(incarnation) > 0) {
          right.put(key.tag(), new TagSequence(Long.MAX_VALUE, Long.MAX_VALUE));
        }
      }
      return right;
    }
  }

  /** Sequences of another life are compared with stamps of this one. */
  static final class OfAnyLife extends ModelRules {
    @Override
    Map<Tag, TagSequence> exact(Map<ExactKey, TagSequence> stored, String incarnation) {
      Map<Tag, TagSequence> wrong = new HashMap<>();
      stored.forEach(
          (key, sequence) ->
              wrong.merge(key.tag(), sequence, (x, y) -> x.soft() > y.soft() ? x : y));
      return wrong;
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
