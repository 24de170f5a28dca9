package org.dreamlms.lib.hybridcache;

import org.dreamlms.lib.hybridcache.ModelMoves.Flaw;

/** Rules each of which is wrong in one way, the smallest bounds that show it, and how. */
enum ModelMutant {
  STAMP_AT_FILL(new FetchMutants.StampAtFill(), ModelBounds.of(1, 1), Flaw.STALE),
  STAMP_AT_FILL_STRONG(new FetchMutants.StampAtFillStrong(), ModelBounds.of(1, 1), Flaw.STALE),
  NO_MONOTONE_MERGE(
      new PollMutants.NoMonotoneMerge(), ModelBounds.of(1, 1).environments(1, 2), Flaw.STALE),
  OFF_BY_ONE(new ValidityMutants.OffByOne(), ModelBounds.of(1, 1), Flaw.STALE),
  DELETE_ONLY(new ValidityMutants.DeleteOnly(), ModelBounds.of(1, 1), Flaw.STALE),
  RESTAMP_TORN(new PollMutants.Torn(), ModelBounds.of(1, 1), Flaw.STALE),

  JOIN_UNCHECKED(new FetchMutants.JoinUnchecked(), ModelBounds.of(1, 1).joining(1), Flaw.STALE),
  RESTAMP_LATER(new FetchMutants.RestampLater(), ModelBounds.of(1, 1), Flaw.STALE),
  BUCKETS_NOT_MERGED(new PollMutants.BucketsNotMerged(), ModelBounds.of(1, 1), Flaw.STALE),

  LATE_REPLY_REPLACES(
      new PollMutants.LateReplaces(),
      ModelBounds.of(1, 1).environments(1, 2).recreated(1),
      Flaw.STALE),
  ADOPTION_NOT_COUNTED(
      new PollMutants.AdoptionNotCounted(),
      ModelBounds.of(1, 1).environments(1, 2).recreated(1),
      Flaw.STALE),
  NEW_LIFE_MERGED(
      new PollMutants.NewLifeMerged(),
      ModelBounds.of(1, 1).noise(1).shared(1).recreated(1),
      Flaw.STALE),
  NEW_LIFE_REFUSED(new PollMutants.NewLifeRefused(), ModelBounds.of(0, 0).recreated(1), Flaw.DEAF),
  INCARNATION_IGNORED(
      new ValidityMutants.IncarnationIgnored(), ModelBounds.of(1, 1).recreated(1), Flaw.STALE),
  VOID_IS_SOFT(
      new ValidityMutants.VoidIsSoft(),
      ModelBounds.of(1, 1).deleting().recreated(1),
      Flaw.RESURRECTED),
  RESTORED_ACCEPTED(
      new PollMutants.RestoredAccepted(),
      ModelBounds.of(1, 1).noise(1).shared(2).restored(true),
      Flaw.STALE),
  NEVER_DOUBTS(
      new PollMutants.NeverDoubts(),
      ModelBounds.of(0, 0).noise(1).clears(1).shared(1).environments(2, 1).restored(true),
      Flaw.STALE),
  HARD_IGNORED(
      new ValidityMutants.HardIgnored(), ModelBounds.of(1, 1).deleting(), Flaw.RESURRECTED),
  HARD_ROW_NOT_RAISED(
      new StoreMutants.HardRowNotRaised(), ModelBounds.of(1, 1).deleting(), Flaw.RESURRECTED),
  HARD_IS_FALLBACK(
      new ValidityMutants.HardIsFallback(), ModelBounds.of(1, 1).deleting(), Flaw.RESURRECTED),
  NEGATIVE_SURVIVES_SOFT(
      new ValidityMutants.NegativeSurvives(), ModelBounds.of(2, 1).deleting(), Flaw.STALE),
  CLEAR_IGNORED(new StoreMutants.ClearIgnored(), ModelBounds.of(0, 0).clears(1), Flaw.STALE),
  HARD_CLEAR_IS_SOFT(
      new StoreMutants.HardClearIsSoft(),
      ModelBounds.of(0, 0).clears(1).deleting(),
      Flaw.RESURRECTED),
  ONLY_FIRST_TAG(
      new ValidityMutants.OnlyFirstTag(),
      ModelBounds.of(1, 1).tags(ModelTags.APART, 2),
      Flaw.STALE),
  ONLY_ROW_A_RAISED(new StoreMutants.OnlyRowARaised(), ModelBounds.of(1, 1), Flaw.STALE),

  EXACT_IGNORES_HARD(
      new ExactMutants.IgnoresHard(), ModelBounds.of(1, 1).deleting(), Flaw.RESURRECTED),
  EXACT_OVERRULES_CLEAR(
      new ExactMutants.OverrulesClear(), ModelBounds.of(0, 0).clears(1), Flaw.STALE),
  EXACT_OVERRULES_BELOW_EXACT_FROM(
      new ExactMutants.BelowExactFrom(), ModelBounds.of(1, 1).exactless(1), Flaw.STALE),
  EXACT_FROM_NOT_RAISED(
      new ExactMutants.ExactFromForgotten(), ModelBounds.of(1, 1).exactless(1), Flaw.STALE),
  EXACT_AFTER_VECTOR(new ExactMutants.VectorFirst(), ModelBounds.of(1, 1), Flaw.STALE),
  EXACT_READ_BEFORE_POLL(new ExactMutants.ReadBefore(), ModelBounds.of(1, 1), Flaw.STALE),
  EXACT_OF_ANOTHER_LIFE_IS_NEVER(
      new ExactMutants.OtherLifeIsNever(), ModelBounds.of(2, 2).recreated(1), Flaw.STALE),

  EXACT_OF_ANY_LIFE(
      new ExactMutants.OfAnyLife(),
      ModelBounds.of(1, 2).noise(1).recreated(1).shared(1),
      Flaw.STALE),
  ONLY_ROW_A_COMPARED(
      new ValidityMutants.OnlyRowA(),
      ModelBounds.of(0, 0).tags(ModelTags.SHARE_A, 1).noise(1),
      Flaw.IMPRECISE),
  EXACT_NEVER_RESCUES(
      new ExactMutants.NeverRescues(),
      ModelBounds.of(0, 0).tags(ModelTags.SHARE_A_AND_B, 1).noise(1),
      Flaw.IMPRECISE),
  ALWAYS_REFUSED(new ValidityMutants.AlwaysRefused(), ModelBounds.of(0, 0), Flaw.IMPRECISE);

  private final ModelRules rules;
  private final ModelBounds bounds;
  private final Flaw flaw;

  ModelMutant(ModelRules rules, ModelBounds bounds, Flaw flaw) {
    this.rules = rules;
    this.bounds = bounds;
    this.flaw = flaw;
  }

  ModelRules rules() {
    return rules;
  }

  ModelBounds bounds() {
    return bounds;
  }

  /** The one that kills it. */
  Flaw flaw() {
    return flaw;
  }
}
