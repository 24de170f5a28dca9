package org.dreamlms.lib.hybridcache;

import java.util.Arrays;

/** Wrong ways to judge an entry by the vector, and to act on the verdict. */
final class ValidityMutants {
  static final class OffByOne extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags) {
      return known.validity(new Stamp(stamp.incarnation(), stamp.sequence() + 1), tags);
    }
  }

  /** As caches without versions do: an invalidation deletes, and whatever is there answers. */
  static final class DeleteOnly extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags) {
      return Validity.VALID;
    }

    @Override
    boolean deletesShared() {
      return true;
    }
  }

  static final class IncarnationIgnored extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags) {
      return known.validity(new Stamp(known.incarnation(), stamp.sequence()), tags);
    }
  }

  static final class VoidIsSoft extends ModelRules {
    @Override
    EntryState state(Validity validity, EntryKind kind, long age) {
      return super.state(validity == Validity.VOID ? Validity.SOFT : validity, kind, age);
    }
  }

  static final class HardIgnored extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags) {
      Validity right = known.validity(stamp, tags);
      return right == Validity.HARD ? Validity.SOFT : right;
    }
  }

  static final class HardIsFallback extends ModelRules {
    @Override
    EntryState state(Validity validity, EntryKind kind, long age) {
      return super.state(validity == Validity.HARD ? Validity.SOFT : validity, kind, age);
    }
  }

  static final class NegativeSurvives extends ModelRules {
    @Override
    EntryState state(Validity validity, EntryKind kind, long age) {
      boolean survives = validity == Validity.SOFT && kind == EntryKind.ABSENT;
      return super.state(survives ? Validity.VALID : validity, kind, age);
    }
  }

  static final class OnlyFirstTag extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags) {
      return known.validity(stamp, Arrays.copyOf(tags, 1));
    }
  }

  /** Row b is there so that two tags seldom share all of their places. */
  static final class OnlyRowA extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags) {
      Validity right = known.validity(stamp, tags);
      boolean hit = Arrays.stream(tags).anyMatch(t -> known.bucket(t.a()) > stamp.sequence());
      return right == Validity.VALID && hit ? Validity.SOFT : right;
    }
  }

  static final class AlwaysRefused extends ModelRules {
    @Override
    Validity validity(EpochVector known, Stamp stamp, Tag[] tags) {
      Validity right = known.validity(stamp, tags);
      return right == Validity.VALID ? Validity.SOFT : right;
    }
  }

  private ValidityMutants() {}
}
