package org.dreamlms.lib.hybridcache;

import java.util.Map;
import org.dreamlms.lib.hybridcache.ModelMoves.Flaw;
import org.dreamlms.lib.hybridcache.ModelMoves.Sight;
import org.dreamlms.lib.hybridcache.ModelMoves.Sink;
import org.dreamlms.lib.hybridcache.ModelMoves.State;
import org.dreamlms.lib.hybridcache.ModelMoves.Step;
import org.dreamlms.lib.hybridcache.ModelStore.ExactKey;

/** Reads of both tiers: what they may give is looked at in every state, and may be kept nearer. */
final class ModelReads {
  private final ModelBounds bounds;
  private final ModelRules rules;
  private final ModelVectors vectors;
  private final ModelPrecision precision;
  private final Tag[] tags;

  ModelReads(ModelBounds bounds, ModelRules rules, ModelVectors vectors) {
    this.bounds = bounds;
    this.rules = rules;
    this.vectors = vectors;
    this.precision = new ModelPrecision(bounds);
    this.tags = bounds.tags().pair().subList(0, bounds.made()).toArray(Tag[]::new);
  }

  void offer(State state, int index, Sink sink) {
    ModelContainer container = state.containers().get(index);
    EpochVector known = container.epoch().vector();
    ModelEntry judged = container.judged();
    if (known == null) {
      return;
    }
    if (judged != null) {
      ModelEntry kept = judged.stamped(rules.restamped(judged.stamp(), known));
      sink.next(new Step(index, "Restamp", kept), state.with(index, container.near(kept)));
    }
    ModelEntry near = container.near();
    if (near != null) {
      read(state, index, known, near, sink);
    }
    // An eventual read gives any state that ever was.
    for (ModelEntry entry : state.shared().ever()) {
      if (rules.doubts() && isAhead(known, entry)) {
        doubt(state, index, entry, sink);
      } else {
        read(state, index, known, entry, sink);
        if (isAhead(known, entry) && isAhead(state.store().vector(), entry)) {
          sink.next(new Step(index, "Ignore", entry), state.with(state.store().seen()));
        }
      }
    }
  }

  private static boolean isAhead(EpochVector known, ModelEntry entry) {
    return known.incarnation().equals(entry.stamp().incarnation())
        && known.sequence() < entry.stamp().sequence();
  }

  /** A poll follows. That alone is a step of its own; here only what it may bring to light. */
  private void doubt(State state, int index, ModelEntry entry, Sink sink) {
    ModelStore store = state.store();
    if (isAhead(store.vector(), entry)) {
      sink.seen(Sight.DOUBTED);
      sink.next(
          new Step(index, "Doubt", entry),
          state.with(store.reborn(vectors.fresh(store.lives()), store.left())));
    }
  }

  private void read(State state, int index, EpochVector known, ModelEntry entry, Sink sink) {
    ModelContainer container = state.containers().get(index);
    Validity guess = rules.validity(known, entry.stamp(), tags);
    check(container, entry, guess, sink, index);
    precision.ofGuess(state, container, known, entry, guess, sink);
    Validity last = guess;
    if (guess != Validity.VALID && !forgets(state.store(), known)) {
      Map<ExactKey, TagSequence> stored =
          rules.remembersExact() ? container.remembered() : state.store().exact();
      if (stored != null) {
        last =
            rules.validity(
                known, entry.stamp(), tags, rules.exact(stored, tags, known.incarnation()));
        check(container, entry, last, sink, index);
        precision.ofExact(state, known, entry, last, sink);
        if (last == Validity.VALID) {
          sink.seen(Sight.RESCUED);
        }
      }
    }
    if (last == Validity.VALID) {
      keep(state, index, known, entry, sink);
    }
  }

  /** An exact sequence in a table that was restored lacks what is known: see EpochLimitsTest. */
  private boolean forgets(ModelStore store, EpochVector known) {
    return bounds.watched() && known.incarnation().equals(store.restored());
  }

  private void keep(State state, int index, EpochVector known, ModelEntry entry, Sink sink) {
    ModelContainer container = state.containers().get(index);
    if (rules.restampsLater()) {
      if (!entry.equals(container.judged())) {
        sink.next(new Step(index, "Judge", entry), state.with(index, container.judged(entry)));
      }
      return;
    }
    ModelEntry kept = entry.stamped(rules.restamped(entry.stamp(), known));
    if (!kept.equals(container.near())) {
      sink.next(new Step(index, "Keep", kept), state.with(index, container.near(kept)));
    }
  }

  private void check(
      ModelContainer container, ModelEntry entry, Validity validity, Sink sink, int index) {
    for (long age : new long[] {ModelRules.FRESH_AGE, ModelRules.STALE_AGE}) {
      EntryState state = rules.state(validity, entry.kind(), age);
      switch (state) {
        case FRESH, STALE -> sink.seen(Sight.SERVED);
        case NEGATIVE -> sink.seen(Sight.SERVED_NOTHING_THERE);
        case FALLBACK -> sink.seen(Sight.FALLBACK);
        case GONE -> sink.seen(Sight.GONE);
        case MISS -> {}
      }
      boolean answers = state != EntryState.MISS && state != EntryState.GONE;
      for (int i = 0; i < bounds.made() && answers; i++) {
        ModelTruth.Told told = container.applied().of(i);
        if (entry.version(i) < told.gone()) {
          sink.flaw(new Step(index, "serve " + state, entry), Flaw.RESURRECTED);
        } else if (state != EntryState.FALLBACK && entry.version(i) < told.need()) {
          sink.flaw(new Step(index, "serve " + state, entry), Flaw.STALE);
        }
      }
    }
  }
}
