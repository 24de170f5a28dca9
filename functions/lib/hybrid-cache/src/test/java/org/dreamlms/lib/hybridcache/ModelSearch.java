package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.lib.hybridcache.ModelMoves.Flaw;
import org.dreamlms.lib.hybridcache.ModelMoves.Sight;
import org.dreamlms.lib.hybridcache.ModelMoves.Sink;
import org.dreamlms.lib.hybridcache.ModelMoves.State;
import org.dreamlms.lib.hybridcache.ModelMoves.Step;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all states within bounds, breadth first, so that the first flaw found is one of the
 * fewest steps.
 */
final class ModelSearch {
  /**
   * @param trace from the first state to the flaw
   */
  record Found(Flaw flaw, List<Step> trace) {}

  /**
   * @param exhaustive whether there were no more states
   * @param found null when nothing was
   */
  record Result(boolean exhaustive, int states, @Nullable Found found, Map<Sight, Long> sights) {}

  private final ModelBounds bounds;
  private final int most;
  private final ModelStoreMoves storeMoves;
  private final ModelContainerMoves containerMoves;
  private final ModelReads reads;
  private final ModelVectors vectors = new ModelVectors();
  private final Interned<ModelStore> stores = new Interned<>();
  private final Interned<ModelOrigin> origins = new Interned<>();
  private final Interned<ModelShared> shared = new Interned<>();
  private final Interned<ModelContainer> containers = new Interned<>();
  private final StateSet states;
  private final int[] ids;
  private final long[] sights = new long[Sight.values().length];

  ModelSearch(ModelBounds bounds, ModelRules rules, int most) {
    this.bounds = bounds;
    this.most = most;
    this.storeMoves = new ModelStoreMoves(bounds, rules, vectors);
    this.containerMoves = new ModelContainerMoves(bounds, rules, vectors);
    this.reads = new ModelReads(bounds, rules, vectors);
    this.ids = new int[3 + bounds.width().containers()];
    this.states = new StateSet(ids.length);
  }

  Result run() {
    State start =
        new State(
            ModelStore.start(vectors.fresh(0), bounds),
            ModelOrigin.START,
            ModelShared.EMPTY,
            Collections.nCopies(bounds.width().containers(), ModelContainer.COLD));
    add(start, -1);
    for (int at = 0; at < states.size(); at++) {
      if (states.size() > most) {
        return result(false, null);
      }
      Walk walk = new Walk(at);
      expand(state(at), walk);
      if (walk.flaw != null && walk.last != null) {
        List<Step> trace = trace(at);
        trace.add(walk.last);
        return result(false, new Found(walk.flaw, List.copyOf(trace)));
      }
    }
    return result(true, null);
  }

  private void expand(State state, Sink sink) {
    storeMoves.offer(state, sink);
    for (int i = 0; i < bounds.width().containers(); i++) {
      containerMoves.offer(state, i, sink);
      reads.offer(state, i, sink);
    }
  }

  private Result result(boolean exhaustive, @Nullable Found found) {
    Map<Sight, Long> seen = new EnumMap<>(Sight.class);
    for (Sight sight : Sight.values()) {
      seen.put(sight, sights[sight.ordinal()]);
    }
    return new Result(exhaustive, states.size(), found, seen);
  }

  private void add(State state, int parent) {
    identify(state);
    states.add(ids, parent);
  }

  /** Containers are alike: whichever is which makes no state of its own. */
  private void identify(State state) {
    ids[0] = stores.id(state.store());
    ids[1] = origins.id(state.origin());
    ids[2] = shared.id(state.shared());
    for (int i = 0; i < bounds.width().containers(); i++) {
      ids[3 + i] = containers.id(state.containers().get(i));
    }
    Arrays.sort(ids, 3, ids.length);
  }

  private State state(int at) {
    List<ModelContainer> each = new ArrayList<>();
    for (int i = 0; i < bounds.width().containers(); i++) {
      each.add(containers.of(states.get(at, 3 + i)));
    }
    return new State(
        stores.of(states.get(at, 0)),
        origins.of(states.get(at, 1)),
        shared.of(states.get(at, 2)),
        List.copyOf(each));
  }

  private List<Step> trace(int at) {
    List<Integer> path = new ArrayList<>();
    for (int i = at; i >= 0; i = states.parent(i)) {
      path.addFirst(i);
    }
    List<Step> trace = new ArrayList<>();
    for (int i = 1; i < path.size(); i++) {
      Retrace retrace = new Retrace(path.get(i));
      expand(state(path.get(i - 1)), retrace);
      trace.add(retrace.step);
    }
    return trace;
  }

  /** Adds what follows. */
  private final class Walk implements Sink {
    private final int from;
    private @Nullable Flaw flaw;
    private @Nullable Step last;

    Walk(int from) {
      this.from = from;
    }

    @Override
    public void next(Step step, State state) {
      add(state, from);
    }

    @Override
    public void flaw(Step step, Flaw seen) {
      if (flaw == null) {
        flaw = seen;
        last = step;
      }
    }

    @Override
    public void seen(Sight sight) {
      sights[sight.ordinal()]++;
    }
  }

  /** Finds the step that led to a state. */
  private final class Retrace implements Sink {
    private final int to;
    private Step step = new Step(-1, "?", "");

    Retrace(int to) {
      this.to = to;
    }

    @Override
    public void next(Step taken, State state) {
      identify(state);
      boolean same = true;
      for (int i = 0; i < ids.length; i++) {
        same &= states.get(to, i) == ids[i];
      }
      step = same ? taken : step;
    }

    @Override
    public void flaw(Step taken, Flaw seen) {}

    @Override
    public void seen(Sight sight) {}
  }
}
