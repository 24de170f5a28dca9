package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One environment.
 *
 * @param epoch what it knows
 * @param applied what the replies that it took in oblige it to
 * @param near its entry of the key
 * @param flights loads under way, in the order in which they began
 * @param polls under way
 * @param judged an entry that was found valid and is not stamped anew yet; only mutants have it
 * @param remembered exact sequences read earlier; only mutants have them
 */
record ModelContainer(
    Epoch epoch,
    ModelTruth applied,
    @Nullable ModelEntry near,
    List<Flight> flights,
    List<Poll> polls,
    @Nullable ModelEntry judged,
    @Nullable Map<ModelStore.ExactKey, TagSequence> remembered) {
  static final ModelContainer COLD =
      new ModelContainer(Epoch.NOTHING, ModelTruth.NOTHING, null, List.of(), List.of(), null, null);

  /**
   * @param fetched null before the origin answered
   * @param joined what the container knew when somebody joined last
   */
  record Flight(Stamp stamp, @Nullable ModelEntry fetched, @Nullable ModelTruth joined) {}

  record Reading(EpochVector vector, ModelTruth truth) {}

  /**
   * @param read null before the store answered
   */
  record Poll(Epoch.Ticket ticket, @Nullable Reading read) {}

  private static final Comparator<Poll> ORDER =
      Comparator.comparingLong((Poll p) -> p.ticket().adoption())
          .thenComparingLong(p -> p.ticket().sequence())
          .thenComparingLong(p -> p.read() == null ? -1 : p.read().vector().sequence())
          .thenComparing(p -> p.read() == null ? "" : p.read().vector().incarnation());

  ModelContainer near(ModelEntry entry) {
    return new ModelContainer(epoch, applied, entry, flights, polls, null, remembered);
  }

  ModelContainer knows(Epoch known, ModelTruth told) {
    return new ModelContainer(known, told, near, flights, polls, judged, remembered);
  }

  ModelContainer judged(ModelEntry valid) {
    return new ModelContainer(epoch, applied, near, flights, polls, valid, remembered);
  }

  ModelContainer remembering(Map<ModelStore.ExactKey, TagSequence> exact) {
    return new ModelContainer(epoch, applied, near, flights, polls, judged, exact);
  }

  /**
   * @param index {@code flights().size()} adds one
   * @param flight null removes it
   */
  ModelContainer flight(int index, @Nullable Flight flight) {
    List<Flight> next = changed(flights, index, flight);
    return new ModelContainer(epoch, applied, near, next, polls, judged, remembered);
  }

  /** As {@link #flight}. */
  ModelContainer poll(int index, @Nullable Poll poll) {
    List<Poll> next = new ArrayList<>(changed(polls, index, poll));
    next.sort(ORDER);
    return new ModelContainer(epoch, applied, near, flights, List.copyOf(next), judged, remembered);
  }

  private static <T> List<T> changed(List<T> of, int index, @Nullable T value) {
    List<T> next = new ArrayList<>(of);
    if (index == next.size() && value != null) {
      next.add(value);
    } else if (value == null) {
      next.remove(index);
    } else {
      next.set(index, value);
    }
    return List.copyOf(next);
  }
}
