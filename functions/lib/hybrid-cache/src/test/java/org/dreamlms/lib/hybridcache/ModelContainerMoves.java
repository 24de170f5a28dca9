package org.dreamlms.lib.hybridcache;

import org.dreamlms.lib.hybridcache.ModelContainer.Flight;
import org.dreamlms.lib.hybridcache.ModelContainer.Poll;
import org.dreamlms.lib.hybridcache.ModelContainer.Reading;
import org.dreamlms.lib.hybridcache.ModelMoves.Flaw;
import org.dreamlms.lib.hybridcache.ModelMoves.Sight;
import org.dreamlms.lib.hybridcache.ModelMoves.Sink;
import org.dreamlms.lib.hybridcache.ModelMoves.State;
import org.dreamlms.lib.hybridcache.ModelMoves.Step;
import org.jspecify.annotations.Nullable;

/** Polls, whose replies come back in any order, and flights. */
final class ModelContainerMoves {
  private final ModelBounds bounds;
  private final ModelRules rules;
  private final ModelVectors vectors;
  private final Tag[] tags;

  ModelContainerMoves(ModelBounds bounds, ModelRules rules, ModelVectors vectors) {
    this.bounds = bounds;
    this.rules = rules;
    this.vectors = vectors;
    this.tags = bounds.tags().pair().subList(0, bounds.made()).toArray(Tag[]::new);
  }

  void offer(State state, int index, Sink sink) {
    polls(state, index, sink);
    flights(state, index, sink);
    ModelContainer container = state.containers().get(index);
    if (rules.remembersExact() && !state.store().exact().equals(container.remembered())) {
      sink.next(
          new Step(index, "RememberExact", ""),
          state.with(index, container.remembering(state.store().exact())));
    }
  }

  private void polls(State state, int index, Sink sink) {
    ModelContainer container = state.containers().get(index);
    Reading reading = new Reading(state.store().vector(), state.store().truth());
    if (container.polls().size() < bounds.width().polls()) {
      // A ticket tells only in which life a poll began: of one life, both are one step. Two
      // containers of a restored vector have enough to do without.
      boolean atOnce =
          bounds.budget().recreations() == 0
              && (bounds.budget().restores() == 0 || bounds.width().containers() > 1);
      Poll begun = new Poll(container.epoch().ticket(), atOnce ? reading : null);
      sink.next(
          new Step(index, "Poll", begun.ticket().sequence()),
          state.with(index, container.poll(container.polls().size(), begun)));
    }
    for (int i = 0; i < container.polls().size(); i++) {
      Poll poll = container.polls().get(i);
      if (i > 0 && poll.equals(container.polls().get(i - 1))) {
        continue;
      }
      if (poll.read() == null) {
        sink.next(
            new Step(index, "Read", reading.vector()),
            state.with(index, container.poll(i, new Poll(poll.ticket(), reading))));
      } else {
        reply(state, index, i, poll.ticket(), poll.read(), sink);
      }
    }
  }

  private void reply(State state, int index, int at, Epoch.Ticket ticket, Reading read, Sink sink) {
    ModelContainer container = state.containers().get(index);
    ModelContainer rest = container.poll(at, null);
    EpochVector vector = read.vector();
    ModelStore store = state.store();
    if (rules.isTorn() && store.vector().incarnation().equals(vector.incarnation())) {
      vector = vectors.one(ModelVectors.torn(vector, store.vector().sequence()));
    }
    if (vector.incarnation().equals(ticket.incarnation())
        && vector.sequence() < ticket.sequence()) {
      store = store.seen();
    }
    Step step = new Step(index, "Reply", vector);
    switch (rules.replied(container.epoch(), ticket, vector)) {
      case Epoch.Reply.Known known -> {
        EpochVector before = container.epoch().vector();
        boolean same = before != null && before.incarnation().equals(vector.incarnation());
        if (before != null && !same) {
          sink.seen(Sight.ADOPTED);
        }
        Epoch epoch = vectors.one(known.epoch());
        ModelTruth applied = container.applied().heard(read.truth(), same);
        sink.next(step, state.with(store).with(index, rest.knows(epoch, applied)));
      }
      case Epoch.Reply.Late _ -> {
        sink.seen(Sight.LATE);
        if (ticket.equals(container.epoch().ticket())) {
          sink.flaw(step, Flaw.DEAF);
        }
        sink.next(step, state.with(store).with(index, rest));
      }
      case Epoch.Reply.Broken broken -> {
        sink.seen(Sight.BROKEN);
        ModelStore next =
            store.vector().incarnation().equals(broken.incarnation())
                ? store.reborn(vectors.fresh(store.lives()), store.left())
                : store;
        sink.next(step, state.with(next).with(index, rest));
      }
    }
  }

  private void flights(State state, int index, Sink sink) {
    ModelContainer container = state.containers().get(index);
    EpochVector known = container.epoch().vector();
    if (container.flights().size() < bounds.width().loaders()) {
      Flight started = new Flight(rules.stampBeforeFetch(known), null, null);
      sink.next(
          new Step(index, "Start", started.stamp()),
          state.with(index, container.flight(container.flights().size(), started)));
    }
    for (int i = 0; i < container.flights().size(); i++) {
      Flight flight = container.flights().get(i);
      if (bounds.width().joins() && known != null && !container.applied().equals(flight.joined())) {
        join(state, index, i, known, sink);
      }
      if (flight.fetched() == null) {
        ModelEntry fetched = state.origin().fetched(flight.stamp(), bounds.made());
        sink.next(
            new Step(index, "Fetch", fetched),
            state.with(
                index, container.flight(i, new Flight(flight.stamp(), fetched, flight.joined()))));
      } else {
        land(state, index, i, flight.fetched(), flight.joined(), sink);
      }
    }
  }

  private void join(State state, int index, int at, EpochVector known, Sink sink) {
    ModelContainer container = state.containers().get(index);
    Flight flight = container.flights().get(at);
    if (!rules.mayJoin(known, flight.stamp(), tags)) {
      sink.seen(Sight.REFUSED_TO_JOIN);
      return;
    }
    sink.seen(Sight.JOINED);
    sink.next(
        new Step(index, "Join", flight.stamp()),
        state.with(
            index,
            container.flight(
                at, new Flight(flight.stamp(), flight.fetched(), container.applied()))));
  }

  private void land(
      State state, int index, int at, ModelEntry fetched, @Nullable ModelTruth joined, Sink sink) {
    ModelContainer container = state.containers().get(index);
    EpochVector stored = state.store().vector();
    Stamp stamp = rules.stampOfFill(fetched.stamp(), container.epoch().vector(), stored);
    ModelEntry entry = fetched.stamped(stamp);
    Step step = new Step(index, "Fill", entry);
    for (int thing = 0; joined != null && thing < bounds.made(); thing++) {
      if (fetched.version(thing) < joined.of(thing).need()) {
        sink.flaw(step, Flaw.STALE);
      }
    }
    ModelShared shared = state.shared();
    boolean room = shared.ever().size() < bounds.width().shared() || shared.ever().contains(entry);
    boolean put = room && !stamp.equals(Stamp.NONE) && rules.mayPut(shared.now(), entry);
    ModelContainer landed = container.flight(at, null).near(entry);
    sink.next(step, state.with(put ? shared.put(entry) : shared).with(index, landed));
  }
}
