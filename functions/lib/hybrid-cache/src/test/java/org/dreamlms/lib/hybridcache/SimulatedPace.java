package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Time, chance and waiting of one simulated environment. */
final class SimulatedPace implements Pace {
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
      SimulatedTime.Task waiting = time.running();
      work.whenComplete((_, _) -> time.wake(waiting));
      time.park(atMost.toNanos() / 1000);
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
    SimulatedTime.Task beside =
        time.start(
            environment,
            interval.toNanos() / 1000,
            () -> {
              while (!closed[0]) {
                step.run();
                if (!closed[0]) {
                  time.sleep(interval.toNanos() / 1000);
                }
              }
            });
    return () -> {
      closed[0] = true;
      time.wake(beside);
      while (!time.isOver(beside)) {
        time.sleep(1);
      }
    };
  }
}
