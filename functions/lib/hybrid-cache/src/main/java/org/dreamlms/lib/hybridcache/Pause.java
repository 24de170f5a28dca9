package org.dreamlms.lib.hybridcache;

import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Waits a little before something is tried again that others hindered. */
@FunctionalInterface
interface Pause {
  /** Milliseconds; a transaction takes about 20. */
  int SHORTEST = 5;

  int LONGEST = 80;

  /**
   * Waits.
   *
   * @param tries so far, from 1
   */
  void after(int tries);

  /** 5 ms to 10 at first, up to 80 ms later, by chance: whoever collided once should not again. */
  static Pause random(RandomGenerator random) {
    return tries -> {
      int most = Math.min(LONGEST, SHORTEST << Math.min(tries, 8));
      LockSupport.parkNanos(random.nextInt(SHORTEST, most + 1) * 1_000_000L);
    };
  }
}
