package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.List;

/** One state of all, and where what may happen next is told. */
final class ModelMoves {
  /** In which way a run may be wrong. */
  enum Flaw {
    /** An answer from a cache is older than what the container was told of. */
    STALE,

    /** What was deleted is shown by who was told of it. */
    RESURRECTED,

    /** What nobody invalidated is refused. */
    IMPRECISE,

    /** A reply to a poll that began after all that is known is not believed. */
    DEAF
  }

  record State(
      ModelStore store, ModelOrigin origin, ModelShared shared, List<ModelContainer> containers) {
    State with(ModelStore other) {
      return new State(other, origin, shared, containers);
    }

    State with(ModelOrigin other) {
      return new State(store, other, shared, containers);
    }

    State with(ModelShared other) {
      return new State(store, origin, other, containers);
    }

    State with(int index, ModelContainer other) {
      if (containers.size() == 1) {
        return new State(store, origin, shared, List.of(other));
      }
      List<ModelContainer> next = new ArrayList<>(containers);
      next.set(index, other);
      return new State(store, origin, shared, List.copyOf(next));
    }
  }

  /** What happened; {@code what} is written out only for a trace. */
  record Step(int container, String name, Object what) {
    @Override
    public String toString() {
      return (container < 0 ? "" : "c" + container + ".") + name + "(" + what + ")";
    }
  }

  interface Sink {
    void next(Step step, State state);

    void flaw(Step step, Flaw flaw);

    void seen(Sight sight);
  }

  /** What a search must come by, or it proves nothing. */
  enum Sight {
    SERVED,
    SERVED_NOTHING_THERE,
    FALLBACK,
    GONE,
    RESCUED,
    JOINED,
    REFUSED_TO_JOIN,
    ADOPTED,
    LATE,
    BROKEN,
    DOUBTED
  }

  private ModelMoves() {}
}
