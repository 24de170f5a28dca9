package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * An origin with some things that change, vanish and come back. It may fail, be slow, and go on
 * answering for a while what it had before a change.
 */
final class SimulatedOrigin {
  /**
   * @param version counts the changes of one thing
   * @param present whether it is there
   * @param at microseconds since the simulation began
   */
  record State(int version, boolean present, long at) {}

  private final SimulatedTime time;
  private final SplittableRandom random;
  private final SimulatedFaults faults;
  private final List<List<State>> things = new ArrayList<>();
  private int calls;

  SimulatedOrigin(
      SimulatedTime time, SplittableRandom random, SimulatedFaults faults, int howMany) {
    this.time = time;
    this.random = random;
    this.faults = faults;
    for (int i = 0; i < howMany; i++) {
      things.add(new ArrayList<>(List.of(new State(0, random.nextInt(4) > 0, 0))));
    }
  }

  int calls() {
    return calls;
  }

  /** The state of a thing at some time, for whoever asks a reader that is up to date. */
  State at(int thing, long micros) {
    State found = things.get(thing).getFirst();
    for (State state : things.get(thing)) {
      if (state.at() <= micros) {
        found = state;
      }
    }
    return found;
  }

  /** Whether the thing was absent at any time from a version on. */
  boolean wasAbsentSince(int thing, int version) {
    return things.get(thing).stream().anyMatch(s -> s.version() >= version && !s.present());
  }

  State change(int thing, boolean present) {
    State last = things.get(thing).getLast();
    State next = new State(last.version() + 1, present, time.micros());
    things.get(thing).add(next);
    return next;
  }

  /** As the cache's fetch; the value names what it was made of. */
  Fetched<String> fetch(int thing, @Nullable String etag) {
    calls++;
    time.sleep(5_000 + random.nextLong(random.nextInt(8) == 0 ? 1_500_000 : 200_000));
    if (faults.originIsDown(time.micros()) || random.nextDouble() < faults.originFailures()) {
      time.sleep(random.nextLong(800_000));
      throw new OriginDownException("thing " + thing, Duration.ofSeconds(1), null);
    }
    long lag = faults.lagMicros() == 0 ? 0 : random.nextLong(faults.lagMicros() + 1);
    State state = at(thing, time.micros() - lag);
    time.sleep(random.nextLong(50_000));
    if (!state.present()) {
      return new Fetched.None<>();
    }
    String tag = "v" + state.version();
    return tag.equals(etag)
        ? new Fetched.Unchanged<>()
        : new Fetched.Found<>(thing + " " + tag, tag);
  }
}
