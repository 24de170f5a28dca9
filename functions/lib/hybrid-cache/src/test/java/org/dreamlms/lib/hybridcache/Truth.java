package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated answer must know: of each thing, all that had changed when an invalidation of it
 * was committed, from the moment on when every environment must have heard of that.
 */
final class Truth {
  /**
   * @param at microseconds since the simulation began
   * @param version that whoever asked the origin from then on was given, or a later one
   */
  private record Demand(long at, int version, boolean hard) {}

  private final SimulatedOrigin origin;
  private final long lagMicros;
  private final IntFunction<List<Tag>> tags;
  private final List<List<Demand>> demands = new ArrayList<>();

  /**
   * @param tags that reach what is known of a thing
   */
  Truth(SimulatedOrigin origin, long lagMicros, int things, IntFunction<List<Tag>> tags) {
    this.origin = origin;
    this.lagMicros = lagMicros;
    this.tags = tags;
    for (int i = 0; i < things; i++) {
      demands.add(new ArrayList<>());
    }
  }

  /**
   * @param named null: everything
   */
  void committed(@Nullable Collection<Tag> named, Invalidation kind, long at) {
    for (int thing = 0; thing < demands.size(); thing++) {
      if (named == null || tags.apply(thing).stream().anyMatch(named::contains)) {
        int version = origin.at(thing, at - lagMicros).version();
        demands.get(thing).add(new Demand(at, version, kind == Invalidation.HARD));
      }
    }
  }

  /** The least version that an answer may have which knows everything up to then. */
  int needed(int thing, long upTo) {
    return demands.get(thing).stream()
        .filter(demand -> demand.at() <= upTo)
        .mapToInt(Demand::version)
        .max()
        .orElse(0);
  }

  /** As {@link #needed}, of hard invalidations only. */
  int neededHard(int thing, long upTo) {
    return demands.get(thing).stream()
        .filter(demand -> demand.hard() && demand.at() <= upTo)
        .mapToInt(Demand::version)
        .max()
        .orElse(0);
  }
}
