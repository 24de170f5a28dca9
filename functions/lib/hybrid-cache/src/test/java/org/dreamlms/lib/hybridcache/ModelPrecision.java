package org.dreamlms.lib.hybridcache;

import java.util.List;
import org.dreamlms.lib.hybridcache.ModelMoves.Flaw;
import org.dreamlms.lib.hybridcache.ModelMoves.Sink;
import org.dreamlms.lib.hybridcache.ModelMoves.State;
import org.dreamlms.lib.hybridcache.ModelMoves.Step;

/**
 * That nothing is refused without a reason. Or a cache that never answers would pass.
 *
 * <p>Only where the present vector is the one that the entry was stamped by, and was never
 * restored: else there is always a reason.
 */
final class ModelPrecision {
  private final ModelBounds bounds;
  private final List<Tag> pair;

  ModelPrecision(ModelBounds bounds) {
    this.bounds = bounds;
    this.pair = bounds.tags().pair();
  }

  /** By the vector: a tag counts as invalidated when others have hit both its buckets since. */
  void ofGuess(
      State state,
      ModelContainer container,
      EpochVector known,
      ModelEntry entry,
      Validity guess,
      Sink sink) {
    if (guess == Validity.VALID || !applies(state, known, entry)) {
      return;
    }
    ModelTruth truth = container.applied();
    long since = entry.stamp().sequence();
    boolean soft = truth.all() > since;
    boolean hard = truth.allHard() > since;
    for (int i = 0; i < bounds.made(); i++) {
      boolean hit = Math.min(rowA(truth, i), rowB(truth, i)) > since;
      soft |= hit;
      hard |= hit && rowH(truth, i) > since;
    }
    decide(guess, soft, hard, "vector", entry, sink);
  }

  /**
   * By exact sequences, down to the sequence from which they were kept. Of a tag that another
   * incarnation invalidated last there are none.
   */
  void ofExact(State state, EpochVector known, ModelEntry entry, Validity exact, Sink sink) {
    long since = entry.stamp().sequence();
    if (!applies(state, known, entry) || since < known.exactFrom()) {
      return;
    }
    ModelTruth truth = state.store().truth();
    boolean soft = truth.all() > since;
    boolean hard = truth.allHard() > since;
    for (int i = 0; i < bounds.made(); i++) {
      ModelStore.ExactKey last = ModelRules.lastWritten(state.store().exact(), pair.get(i));
      if (last != null && !last.incarnation().equals(known.incarnation())) {
        return;
      }
      soft |= truth.of(i).soft() > since;
      hard |= truth.of(i).hard() > since;
    }
    decide(exact, soft, hard, "exact", entry, sink);
  }

  private boolean applies(State state, EpochVector known, ModelEntry entry) {
    String life = state.store().vector().incarnation();
    return bounds.budget().restores() == 0
        && life.equals(known.incarnation())
        && life.equals(entry.stamp().incarnation());
  }

  private static void decide(
      Validity said, boolean soft, boolean hard, String by, ModelEntry entry, Sink sink) {
    boolean wrong =
        switch (said) {
          case VALID -> false;
          case SOFT -> !soft && !hard;
          case HARD -> !hard;
          case VOID -> true;
        };
    if (wrong) {
      sink.flaw(new Step(-1, "refused by " + by + " as " + said, entry), Flaw.IMPRECISE);
    }
  }

  private long rowA(ModelTruth truth, int of) {
    long last = 0;
    for (int i = 0; i < pair.size(); i++) {
      last = pair.get(i).a() == pair.get(of).a() ? Math.max(last, truth.of(i).soft()) : last;
    }
    return last;
  }

  private long rowB(ModelTruth truth, int of) {
    long last = 0;
    for (int i = 0; i < pair.size(); i++) {
      last = pair.get(i).b() == pair.get(of).b() ? Math.max(last, truth.of(i).soft()) : last;
    }
    return last;
  }

  private long rowH(ModelTruth truth, int of) {
    long last = 0;
    for (int i = 0; i < pair.size(); i++) {
      last = pair.get(i).h() == pair.get(of).h() ? Math.max(last, truth.of(i).hard()) : last;
    }
    return last;
  }
}
