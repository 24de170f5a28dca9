package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Time, chance and waiting of one simulated environment. */
final class SimulatedPace implements Pace {
  /** No step takes longer, frozen or not. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final SimulatedTime time;
  private final SimulatedEnvironment environment;
  private final SplittableRandom random;

  SimulatedPace(SimulatedTime time, SimulatedEnvironment environment, SplittableRandom random) {
    this.time = time;
    this.environment = environment;
    this.random = random;
  }

  @Override
  public long wallMillis() {
    return environment.wallMillis(time.micros());
  }

  @Override
  public long nanos() {
    return environment.nanos(time.micros());
  }

  @Override
  public double chance() {
    return random.nextDouble();
  }

  @Override
  public String id() {
    return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
  }

  @Override
  public void pause(Duration duration) {
    time.sleep(duration.toNanos() / 1000);
  }

  @Override
  public <T> @Nullable T await(CompletableFuture<T> work, Duration atMost) {
    if (!work.isDone()) {
      SimulatedTime.Task caller = time.running();
      boolean[] waiting = {true};
      work.whenComplete(
          (_, _) -> {
            // Later he may sleep for another reason, which this is not to end.
            if (waiting[0]) {
              time.wake(caller);
            }
          });
      time.park(atMost.toNanos() / 1000);
      waiting[0] = false;
    }
    if (!work.isDone()) {
      return null;
    }
    try {
      return work.join();
    } catch (CompletionException wrapped) {
      throw wrapped;
    } catch (RuntimeException | Error failure) {
      throw new CompletionException(failure);
    }
  }

  /** Whoever is interrupted is on his way back already: his answer comes late all the same. */
  @Override
  public Errand beside(Runnable work) {
    time.start(environment, 0, work);
    return () -> {};
  }

  @Override
  public Beside every(Duration interval, Runnable step) {
    boolean[] closed = {false};
    boolean[] resting = {true};
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    SimulatedTime.Task beside =
        time.start(
            environment,
            interval.toNanos() / 1000,
            () -> {
              while (!closed[0]) {
                resting[0] = false;
                step.run();
                resting[0] = true;
                if (!closed[0]) {
                  time.sleep(interval.toNanos() / 1000);
                }
              }
              end.complete(true);
            });
    return () -> {
      closed[0] = true;
      // A step that is under way takes its time.
      if (resting[0]) {
        time.wake(beside);
      }
      await(end, LONGEST);
    };
  }
}
