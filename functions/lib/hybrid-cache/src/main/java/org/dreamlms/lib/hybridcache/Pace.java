package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Time, chance and waiting. All of the cache's waiting goes through here, so that a simulator can
 * play every interleaving of many environments in one thread's time.
 */
interface Pace {

  /** Milliseconds since 1970. */
  long wallMillis();

  /** Of a clock that only runs forward. */
  long nanos();

  default Moment now() {
    return new Moment(wallMillis(), nanos());
  }

  /** Evenly from 0 (included) to 1 (excluded). No two environments see the same row of numbers. */
  double chance();

  /** Random, of at most 36 characters, never given twice anywhere. */
  String id();

  /** To be called when this JVM wakes up as a copy of a snapshot: chance begins anew. */
  default void restored() {}

  void pause(Duration time);

  /**
   * Waits for somebody else's work.
   *
   * @return null when it did not end in that time
   * @throws CompletionException when it failed
   */
  <T> @Nullable T await(CompletableFuture<T> work, Duration atMost);

  /** Repeats a step beside the caller, the first time after one interval, until it is closed. */
  Beside every(Duration interval, Runnable step);

  /** Does work beside the caller, once. */
  Errand beside(Runnable work);

  /** One piece of work beside the caller. */
  interface Errand {
    /** Whatever it waits for, it waits no longer. Does not wait until that is so. */
    void interrupt();
  }

  /** Repeated work beside the caller. */
  interface Beside extends AutoCloseable {
    /** Ends it, and returns when no step is under way any more. */
    @Override
    void close();
  }
}
