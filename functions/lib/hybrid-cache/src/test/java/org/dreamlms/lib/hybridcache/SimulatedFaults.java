package org.dreamlms.lib.hybridcache;

import java.util.SplittableRandom;

/**
 * What goes wrong in one schedule. Times are microseconds since it began.
 *
 * @param refused share of the shared tier's requests that are refused, as by throttling
 * @param lostAnswers share of those that are done, but time out
 * @param way how long each way takes, there or back; 0: by chance
 * @param slowLatency share of the ways, there or back, that take up to a quarter of a second
 * @param storeDownFrom the shared tier answers nobody from then
 * @param storeDownTo until then
 * @param originDownFrom the origin answers nobody from then
 * @param originDownTo until then
 * @param originFailures share of the origin's requests that fail
 * @param lagMicros how long the origin may go on answering what it had before a change
 * @param frozen share of environments that stand still for a while
 * @param clockJumps whether wall clocks are set, by up to an hour either way, often by seconds
 * @param clones how many copies of one environment wake up in the middle
 * @param vectorLostAt the epoch item is deleted then; 0: never
 */
record SimulatedFaults(
    double refused,
    double lostAnswers,
    long way,
    double slowLatency,
    long storeDownFrom,
    long storeDownTo,
    long originDownFrom,
    long originDownTo,
    double originFailures,
    long lagMicros,
    double frozen,
    boolean clockJumps,
    int clones,
    long vectorLostAt) {

  private static final long SECOND = 1_000_000;

  /** Nothing goes wrong. */
  static final SimulatedFaults NONE = everyWay(0);

  /** Nothing goes wrong, and each way takes as long. */
  static SimulatedFaults everyWay(long micros) {
    return new SimulatedFaults(0, 0, micros, 0, 0, 0, 0, 0, 0, 0, 0, false, 0, 0);
  }

  /** Each fault is there in about a third of all schedules. */
  static SimulatedFaults of(SplittableRandom random, long lengthMicros) {
    long storeDown = from(random, lengthMicros);
    long originDown = from(random, lengthMicros);
    return new SimulatedFaults(
        third(random) ? 0.05 + 0.3 * random.nextDouble() : 0,
        third(random) ? 0.02 + 0.2 * random.nextDouble() : 0,
        0,
        third(random) ? 0.02 + 0.2 * random.nextDouble() : 0,
        storeDown,
        storeDown + random.nextLong(40 * SECOND),
        originDown,
        originDown + random.nextLong(40 * SECOND),
        third(random) ? 0.5 * random.nextDouble() : 0,
        third(random) ? random.nextLong(4 * SECOND) : 0,
        third(random) ? 0.5 : 0,
        third(random),
        third(random) ? 1 + random.nextInt(3) : 0,
        third(random) ? random.nextLong(lengthMicros) : 0);
  }

  boolean storeIsDown(long at) {
    return at >= storeDownFrom && at < storeDownTo;
  }

  boolean originIsDown(long at) {
    return at >= originDownFrom && at < originDownTo;
  }

  boolean originIsSound() {
    return originFailures == 0 && originDownFrom > Long.MAX_VALUE / 4;
  }

  /** Of one way, in microseconds. */
  long latency(SplittableRandom random) {
    if (way > 0) {
      return way;
    }
    return random.nextDouble() < slowLatency
        ? random.nextLong(250_000)
        : 500 + random.nextLong(9_500);
  }

  /** Out of reach when it is not to happen. */
  private static long from(SplittableRandom random, long lengthMicros) {
    return third(random) ? random.nextLong(lengthMicros) : Long.MAX_VALUE / 2;
  }

  private static boolean third(SplittableRandom random) {
    return random.nextInt(3) == 0;
  }
}
