package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * One environment that answers request after request from its near tier, as Lambda gives them: one
 * at a time. A poll takes 5 ms.
 */
final class SteadyLoad {
  private static final long PER_SECOND = 20;
  private static final long SECOND = 1_000_000;
  private static final long WAY = 2_500;

  /** How requests follow one another. */
  enum Arrivals {
    EVENLY,
    BY_CHANCE
  }

  private final SplittableRandom random;
  private final SimulatedTime time;
  private final SimulatedEnvironment environment;
  private final Arrivals arrivals;
  private final long workMicros;
  private long requests;
  private long waited;

  /**
   * @param workMicros what a request does after it has read
   */
  SteadyLoad(long seed, Arrivals arrivals, long workMicros, boolean early) {
    this.random = new SplittableRandom(seed);
    this.time = new SimulatedTime(random.split());
    this.arrivals = arrivals;
    this.workMicros = workMicros;
    SplittableRandom ids = random.split();
    MemorySharedStore table = new MemorySharedStore(() -> Long.toHexString(ids.nextLong()));
    SimulatedEnvironment one =
        new SimulatedEnvironment(
            "one",
            time,
            random.split(),
            _ ->
                new SimulatedStore(
                    table, time, random.split(), SimulatedFaults.everyWay(WAY), (_, _) -> {}),
            CacheTimes.USUAL);
    this.environment = early ? one.pollingEarly() : one;
  }

  SteadyLoad run(int seconds) {
    time.start(
        environment,
        0,
        () -> {
          // The first fetches, the others find.
          read();
          long next = time.micros();
          while (time.micros() < seconds * SECOND) {
            next += gap();
            time.sleep(next - time.micros());
            request();
          }
        });
    time.run();
    return this;
  }

  long requests() {
    return requests;
  }

  /** Those that took longer than what they did themselves. */
  long waited() {
    return waited;
  }

  long polls() {
    return environment.counts().polls();
  }

  private void request() {
    long began = time.micros();
    read();
    time.sleep(workMicros);
    environment.endInvocation(Duration.ofSeconds(1));
    requests++;
    waited += time.micros() - began > workMicros ? 1 : 0;
  }

  private void read() {
    environment
        .cache()
        .getOrFetch(SimulatedHerd.BOOKS, 1, _ -> new Fetched.Found<>("Atlas@7", null));
  }

  private long gap() {
    return switch (arrivals) {
      case EVENLY -> SECOND / PER_SECOND;
      case BY_CHANCE -> (long) (-Math.log(1 - random.nextDouble()) * SECOND / PER_SECOND);
    };
  }

  @Override
  public String toString() {
    return "requests=%d waited=%d polls=%d early=%d"
        .formatted(requests, waited, polls(), environment.counts().earlyPolls());
  }
}
