package org.dreamlms.lib.hybridcache;

import org.jspecify.annotations.Nullable;

/** Wrong ways to stamp, and to share a fetch. */
final class FetchMutants {
  /** As several caches do: "made now". */
  static final class StampAtFill extends ModelRules {
    @Override
    Stamp stampOfFill(Stamp beforeFetch, @Nullable EpochVector known, EpochVector stored) {
      return known == null ? beforeFetch : known.stamp();
    }
  }

  static final class StampAtFillStrong extends ModelRules {
    @Override
    Stamp stampOfFill(Stamp beforeFetch, @Nullable EpochVector known, EpochVector stored) {
      return stored.stamp();
    }
  }

  static final class JoinUnchecked extends ModelRules {
    @Override
    boolean mayJoin(EpochVector known, Stamp flight, Tag[] tags) {
      return true;
    }
  }

  /** Between the verdict and the stamp another thread takes in a reply. */
  static final class RestampLater extends ModelRules {
    @Override
    boolean restampsLater() {
      return true;
    }
  }

  /** Safe: what fills win is a matter of cost alone. */
  static class UnconditionalPut extends ModelRules {
    @Override
    boolean mayPut(@Nullable ModelEntry there, ModelEntry filled) {
      return true;
    }
  }

  /** Safe: it only refuses more. */
  static class KeepsItsStamp extends ModelRules {
    @Override
    Stamp restamped(Stamp stamp, EpochVector judgedBy) {
      return stamp;
    }
  }

  private FetchMutants() {}
}
