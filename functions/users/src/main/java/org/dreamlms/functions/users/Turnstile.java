package org.dreamlms.functions.users;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** Lets only so many do something dear at once; the others wait a while, then are sent away. */
final class Turnstile {
  private final Semaphore places;
  private final Duration patience;

  Turnstile(int places, Duration patience) {
    this.places = new Semaphore(places);
    this.patience = patience;
  }

  /**
   * @throws ProblemException 429 when no place became free in time
   */
  <T> T pass(Supplier<T> work) {
    if (!enter()) {
      throw new ProblemException(
          ProblemType.TOO_MANY_REQUESTS,
          "Too many people are logging in. Please try again in a few seconds.",
          List.of(),
          patience,
          null);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private boolean enter() {
    try {
      return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
