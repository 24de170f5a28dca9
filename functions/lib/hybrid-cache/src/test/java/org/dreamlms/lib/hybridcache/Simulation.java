package org.dreamlms.lib.hybridcache;

import static org.dreamlms.lib.hybridcache.SimulatedThings.COUNT;
import static org.dreamlms.lib.hybridcache.SimulatedThings.LIST;
import static org.dreamlms.lib.hybridcache.SimulatedThings.THING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.dreamlms.lib.hybridcache.Answer.Quality;

/**
 * One schedule: some environments read, the origin changes, events of that arrive late, twice or in
 * any order, and things go wrong. Every answer is held against what it must know.
 */
final class Simulation {
  /** What is promised: N, and N_max while polls fail. */
  private static final CacheTimes TIMES = CacheTimes.USUAL;

  private static final long SECOND = 1_000_000;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;

  /** All in all no environment is frozen longer. */
  private static final long STANDSTILL_MILLIS = 10 * MINUTE_MILLIS;

  private static final long LENGTH = 45 * SECOND;
  private static final int ENVIRONMENTS = 3;
  private static final int READERS = 2;
  private static final int READS = 14;
  private static final int CHANGES = 8;
  private static final long SECOND_BUMP = 5 * SECOND;

  private final SplittableRandom random;
  private final SimulatedFaults faults;
  private final SimulatedTime time;
  private final SimulatedOrigin origin;
  private final Truth truth;
  private final Truth listTruth;
  private final Truth absenceTruth;
  private final MemorySharedStore table;
  private final List<SimulatedEnvironment> environments = new ArrayList<>();
  private final SimulationCounts counts = new SimulationCounts();

  Simulation(long seed, SimulatedFaults faults) {
    this.random = new SplittableRandom(seed);
    this.faults = faults;
    this.time = new SimulatedTime(random.split());
    this.origin = new SimulatedOrigin(time, random.split(), faults, COUNT);
    this.truth = new Truth(origin, faults.lagMicros(), COUNT, SimulatedThings::tagsOf);
    // Whoever is absent has no group that anybody knew.
    this.absenceTruth =
        new Truth(
            origin, faults.lagMicros(), COUNT, i -> List.of(SimulatedThings.tagsOf(i).getFirst()));
    this.listTruth =
        new Truth(origin, faults.lagMicros(), COUNT, _ -> List.of(SimulatedThings.list()));
    SplittableRandom ids = random.split();
    SplittableRandom past = random.split();
    this.table =
        new MemorySharedStore(
            () -> Long.toHexString(ids.nextLong()),
            // A replica is behind once in three reads, by any time.
            (_, states) -> past.nextInt(3) > 0 ? states - 1 : past.nextInt(states));
  }

  SimulationCounts run() {
    for (int i = 0; i < ENVIRONMENTS; i++) {
      SimulatedEnvironment environment = environment("env" + i);
      environments.add(environment);
      readers(environment, 0, READS);
      misfortunes(environment);
    }
    SimulatedEnvironment hook = environment("hook");
    for (int i = 0; i < CHANGES; i++) {
      time.start(hook, random.nextLong(LENGTH), () -> change(hook));
    }
    for (int i = 0; i < faults.clones(); i++) {
      time.start(hook, random.nextLong(LENGTH), this::copy);
    }
    if (faults.vectorLostAt() > 0) {
      time.start(hook, faults.vectorLostAt(), table::loseVector);
    }
    time.run();
    counts.calls(origin.calls());
    environments.forEach(environment -> counts.polls(environment.counts()));
    return counts;
  }

  private SimulatedEnvironment environment(String name) {
    return new SimulatedEnvironment(
            name,
            time,
            random.split(),
            _ ->
                new SimulatedStore(
                    table,
                    time,
                    random.split(),
                    faults,
                    (tags, kind) -> {
                      truth.committed(tags, kind, time.micros());
                      listTruth.committed(tags, kind, time.micros());
                      absenceTruth.committed(tags, kind, time.micros());
                    }),
            TIMES)
        .pollingEarly();
  }

  private void readers(SimulatedEnvironment environment, long from, int reads) {
    for (int i = 0; i < READERS; i++) {
      SplittableRandom own = random.split();
      time.start(
          environment,
          from + own.nextLong(SECOND),
          () -> {
            for (int r = 0; r < reads; r++) {
              time.sleep((long) (-Math.log(1 - own.nextDouble()) * 2.5 * SECOND));
              invocation(environment, own);
            }
          });
    }
  }

  private void misfortunes(SimulatedEnvironment environment) {
    if (random.nextDouble() < faults.frozen()) {
      long length = random.nextLong(30 * SECOND);
      time.start(
          environment,
          random.nextLong(LENGTH),
          () -> environment.freeze(time.micros(), time.micros() + length));
    }
    if (faults.clockJumps()) {
      long by = jump();
      time.start(environment, random.nextLong(LENGTH), () -> environment.setClock(by));
    }
  }

  /** Often a little: what is far off is found out, as by whoever looks at another's lease. */
  private long jump() {
    long most = random.nextBoolean() ? HOUR_MILLIS : MINUTE_MILLIS;
    long by = random.nextLong(-most, most);
    // Both clocks wrong at once, stopped while frozen and set back by as much: then nothing is
    // promised (ADR 0015).
    boolean hidesFreeze = faults.frozen() > 0 && by < 0 && by > -STANDSTILL_MILLIS;
    return hidesFreeze ? -by : by;
  }

  private void copy() {
    SimulatedEnvironment copy = environment("copy" + environments.size());
    copy.wakeUpAs(environments.get(random.nextInt(ENVIRONMENTS)), random.nextLong(2 * SECOND));
    environments.add(copy);
    readers(copy, 0, READS / 2);
  }

  /** A change of the origin, and its event: as often as it pleases, whenever it pleases. */
  private void change(SimulatedEnvironment hook) {
    if (random.nextInt(4) == 0) {
      int group = random.nextInt(COUNT);
      deliver(hook, List.of(SimulatedThings.group(group)), Invalidation.SOFT);
      return;
    }
    int thing = random.nextInt(COUNT);
    boolean present = random.nextInt(4) > 0;
    origin.change(thing, present);
    deliver(
        hook, SimulatedThings.eventTags(thing), present ? Invalidation.SOFT : Invalidation.HARD);
  }

  private void deliver(SimulatedEnvironment hook, List<Tag> tags, Invalidation kind) {
    int deliveries = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
    for (int i = 0; i < deliveries; i++) {
      time.start(hook, random.nextLong(3 * SECOND), () -> invalidate(hook, tags, kind));
    }
  }

  private void invalidate(SimulatedEnvironment hook, List<Tag> tags, Invalidation kind) {
    untilDone(hook, tags, kind);
    time.sleep(SECOND_BUMP);
    untilDone(hook, tags, kind);
  }

  private void untilDone(SimulatedEnvironment hook, List<Tag> tags, Invalidation kind) {
    while (true) {
      try {
        if (random.nextInt(40) == 0) {
          hook.cache().clear(kind, "simulated");
        } else {
          hook.cache().invalidateTags(tags, kind, "simulated");
        }
        return;
      } catch (SharedStoreException again) {
        counts.eventAgain();
        time.sleep(SECOND / 2);
      }
    }
  }

  /** Reads a little, works a little, and ends with the time that it has left, or not at all. */
  private void invocation(SimulatedEnvironment environment, SplittableRandom own) {
    int reads = 1 + own.nextInt(3);
    for (int i = 0; i < reads; i++) {
      long polls = environment.counts().earlyPolls();
      read(environment, own);
      if (environment.counts().earlyPolls() > polls) {
        inMidPoll(environment, own);
      }
      time.sleep(own.nextLong(10_000));
    }
    if (own.nextInt(10) > 0) {
      boolean late = own.nextInt(4) == 0;
      environment.endInvocation(Duration.ofMillis(late ? own.nextInt(10) : 1_000));
    }
  }

  /** The worst moment to be frozen: the answer is read meanwhile, and old when it comes. */
  private void inMidPoll(SimulatedEnvironment environment, SplittableRandom own) {
    if (own.nextDouble() < faults.frozen() / 2) {
      time.sleep(own.nextLong(20_000));
      environment.freeze(time.micros(), time.micros() + own.nextLong(30 * SECOND));
      counts.frozenInMidPoll();
    }
  }

  private void read(SimulatedEnvironment environment, SplittableRandom own) {
    long began = time.micros();
    try {
      if (own.nextInt(5) == 0) {
        checkList(
            environment, began, environment.cache().getOrFetch(LIST, "all", _ -> fetchList(own)));
      } else {
        int thing = Math.min(own.nextInt(COUNT), own.nextInt(COUNT));
        check(
            environment,
            thing,
            began,
            environment.cache().getOrFetch(THING, thing, etag -> origin.fetch(thing, etag)));
      }
    } catch (OriginDownException | CacheBusyException unanswered) {
      counts.unanswered();
    }
  }

  private Fetched<String> fetchList(SplittableRandom own) {
    // As slow and as unreliable as any.
    origin.fetch(0, null);
    long lag = faults.lagMicros() == 0 ? 0 : own.nextLong(faults.lagMicros() + 1);
    String list = SimulatedThings.list(origin, time.micros() - lag);
    time.sleep(own.nextLong(100_000));
    return new Fetched.Found<>(list, null);
  }

  private void check(
      SimulatedEnvironment environment, int thing, long began, Answer<String> answer) {
    counts.answered(answer);
    long upTo = began - bound(answer);
    String value = answer.value();
    if (value == null) {
      boolean possible = origin.wasAbsentSince(thing, absenceTruth.needed(thing, upTo));
      verify(possible, environment, thing, answer, "was there all the time");
      return;
    }
    int version = Integer.parseInt(value.substring(value.indexOf('v') + 1));
    if (answer.quality() != Quality.STALE_ON_ERROR) {
      verify(version >= truth.needed(thing, upTo), environment, thing, answer, "is stale");
    }
    if (!answer.unverified()) {
      verify(version >= truth.neededHard(thing, upTo), environment, thing, answer, "was deleted");
    }
  }

  private void checkList(SimulatedEnvironment environment, long began, Answer<String> answer) {
    counts.answered(answer);
    String value = answer.value();
    if (answer.quality() == Quality.STALE_ON_ERROR || value == null) {
      return;
    }
    String[] versions = value.split(",", -1);
    for (int thing = 0; thing < COUNT; thing++) {
      int needed = listTruth.needed(thing, began - bound(answer));
      verify(
          Integer.parseInt(versions[thing]) >= needed, environment, thing, answer, "lists stale");
    }
  }

  private static long bound(Answer<?> answer) {
    return (answer.unverified() ? TIMES.unverified() : TIMES.pollInterval()).toNanos() / 1000;
  }

  private void verify(
      boolean holds, SimulatedEnvironment environment, int thing, Answer<?> answer, String what) {
    if (!holds) {
      throw new AssertionError(
          "At %d us %s: thing %d %s: %s"
              .formatted(time.micros(), environment.name(), thing, what, answer));
    }
  }
}
