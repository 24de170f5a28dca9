package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
  private final List<List<Demand>> demands = new ArrayList<>();

  Truth(SimulatedOrigin origin, long lagMicros, int things) {
    this.origin = origin;
    this.lagMicros = lagMicros;
    for (int i = 0; i < things; i++) {
      demands.add(new ArrayList<>());
    }
  }

  /**
   * @param tags null: everything
   */
  void committed(@Nullable Collection<Tag> tags, Invalidation kind, long at) {
    for (int thing = 0; thing < demands.size(); thing++) {
      if (tags == null || SimulatedThings.tagsOf(thing).stream().anyMatch(tags::contains)) {
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
