package org.dreamlms.lib.hybridcache;

import java.util.List;
import org.dreamlms.lib.hybridcache.ModelMoves.Sink;
import org.dreamlms.lib.hybridcache.ModelMoves.State;
import org.dreamlms.lib.hybridcache.ModelMoves.Step;
import org.dreamlms.lib.hybridcache.ModelStore.ExactKey;
import org.dreamlms.lib.hybridcache.ModelStore.Late;

/** Writes at the origin, webhooks in any order, clears, and what may befall the vector. */
final class ModelStoreMoves {
  private final ModelBounds bounds;
  private final ModelRules rules;
  private final ModelVectors vectors;

  ModelStoreMoves(ModelBounds bounds, ModelRules rules, ModelVectors vectors) {
    this.bounds = bounds;
    this.rules = rules;
    this.vectors = vectors;
  }

  void offer(State state, Sink sink) {
    for (int i = 0; i < bounds.made(); i++) {
      write(state, i, sink);
    }
    Late late = state.store().late();
    if (late != null) {
      sink.next(
          new Step(-1, "Exact", late.key()),
          state.with(state.store().exactly(late.key(), late.sequence())));
    }
    if (!(bounds.watched() && state.store().unseen()) && late == null) {
      invalidations(state, sink);
    }
    accidents(state, sink);
  }

  private void write(State state, int index, Sink sink) {
    ModelOrigin.Thing thing = state.origin().thing(index);
    int byClears = bounds.budget().clears() - state.store().left().clears();
    if (thing.version() - byClears >= bounds.writes()) {
      return;
    }
    sink.next(
        new Step(-1, "Write", index),
        state.with(state.origin().with(index, thing.written(false, true))));
    if (bounds.deletes() && !thing.isDeleted(thing.version())) {
      sink.next(
          new Step(-1, "Delete", index),
          state.with(state.origin().with(index, thing.written(true, true))));
    }
  }

  private void invalidations(State state, Sink sink) {
    ModelBudget left = state.store().left();
    for (int i = 0; i < bounds.made() && left.webhooks() > 0; i++) {
      ModelOrigin.Thing thing = state.origin().thing(i);
      for (int version = 1; version <= thing.version(); version++) {
        if ((thing.pending() >> version & 1) == 1) {
          webhook(state, i, version, sink);
        }
      }
    }
    if (left.noise() > 0) {
      ModelBudget less = left.less(ModelBudget.NOISE);
      for (Invalidation kind : kinds()) {
        State next = state.with(bumped(state.store(), 1, 0, kind, less, false));
        sink.next(new Step(-1, "Noise", kind), lost(next));
      }
    }
    if (left.clears() > 0) {
      clear(state, sink);
    }
  }

  private void webhook(State state, int index, int version, Sink sink) {
    ModelBudget left = state.store().left();
    ModelOrigin.Thing thing = state.origin().thing(index);
    Invalidation kind = thing.kind(version);
    ModelBudget less = left.less(ModelBudget.WEBHOOK);
    State once = lost(state.with(bumped(state.store(), index, version, kind, less, false)));
    State done = once.with(state.origin().with(index, thing.delivered(version)));
    sink.next(new Step(-1, "Webhook", index + ":v" + version), done);
    if (left.webhooks() > 1) {
      sink.next(new Step(-1, "Webhook, to come again", index + ":v" + version), once);
    }
    if (left.exactless() > 0) {
      ModelBudget mixed = left.less(ModelBudget.EXACTLESS_WEBHOOK);
      State next = lost(state.with(bumped(state.store(), index, version, kind, mixed, true)));
      sink.next(
          new Step(-1, "Webhook, vector only", index + ":v" + version),
          next.with(state.origin().with(index, thing.delivered(version))));
    }
  }

  private State lost(State state) {
    return rules.deletesShared() ? state.with(state.shared().deleted()) : state;
  }

  private ModelStore bumped(
      ModelStore store,
      int thing,
      int version,
      Invalidation kind,
      ModelBudget less,
      boolean exactless) {
    Tag tag = bounds.tags().pair().get(thing);
    EpochVector raised = rules.invalidated(store.vector(), List.of(tag), kind);
    long sequence = raised.sequence();
    ModelTruth told = store.truth().told(thing, version, kind, sequence);
    if (exactless) {
      EpochVector mixed = ModelVectors.exactFrom(raised, sequence);
      return store.counted(vectors.one(mixed), told.exactFrom(sequence), less);
    }
    ModelStore counted = store.counted(vectors.one(raised), told, less);
    ExactKey key = new ExactKey(raised.incarnation(), tag);
    long hardBefore = store.exact().getOrDefault(key, TagSequence.NEVER).hard();
    TagSequence exact =
        new TagSequence(sequence, kind == Invalidation.HARD ? sequence : hardBefore);
    return rules.isVectorFirst()
        ? counted.later(new Late(key, exact))
        : counted.exactly(key, exact);
  }

  /** As if all had been written at that moment, so that whatever was fetched before is old. */
  private void clear(State state, Sink sink) {
    ModelStore store = state.store();
    ModelBudget left = store.left();
    ModelBudget less = left.less(ModelBudget.CLEAR);
    ModelOrigin changed = state.origin().allWritten();
    for (Invalidation kind : kinds()) {
      EpochVector raised = vectors.one(rules.cleared(store.vector(), kind));
      ModelTruth told =
          store.truth().cleared(changed.versions(), kind, store.vector().sequence() + 1);
      sink.next(
          new Step(-1, "Clear", kind),
          lost(state.with(store.counted(raised, told, less)).with(changed)));
    }
  }

  private Invalidation[] kinds() {
    return bounds.deletes() ? Invalidation.values() : new Invalidation[] {Invalidation.SOFT};
  }

  private void accidents(State state, Sink sink) {
    ModelStore store = state.store();
    ModelBudget left = store.left();
    if (left.recreations() > 0) {
      ModelBudget less = left.less(ModelBudget.RECREATION);
      EpochVector fresh = vectors.fresh(store.lives());
      sink.next(
          new Step(-1, "Recreate", fresh.incarnation()), state.with(store.reborn(fresh, less)));
    }
    if (left.restores() > 0) {
      ModelStore.Backup backup = store.backup();
      if (backup == null) {
        sink.next(new Step(-1, "Backup", store.vector()), state.with(store.backedUp()));
      } else if (backup.vector().incarnation().equals(store.vector().incarnation())) {
        ModelBudget less = left.less(ModelBudget.RESTORE);
        sink.next(
            new Step(-1, "Restore", backup.vector()), state.with(store.restored(backup, less)));
      }
    }
  }
}
