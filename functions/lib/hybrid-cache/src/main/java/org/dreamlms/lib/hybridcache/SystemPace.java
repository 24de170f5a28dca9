package org.dreamlms.lib.hybridcache;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own. Chance is seeded when it is first needed, and anew after {@link #restored}:
 * copies of one snapshot must not throw the same dice.
 */
final class SystemPace implements Pace {
  private static final int ID_BYTES = 16;

  private final InstantSource wall;
  private @Nullable SplittableRandom dice;

  SystemPace(InstantSource wall) {
    this(wall, null);
  }

  /**
   * @param dice as they lay when the snapshot was taken
   */
  SystemPace(InstantSource wall, @Nullable SplittableRandom dice) {
    this.wall = wall;
    this.dice = dice;
  }

  @Override
  public synchronized void restored() {
    dice = null;
  }

  @Override
  public long wallMillis() {
    return wall.millis();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public synchronized double chance() {
    SplittableRandom ready = dice;
    if (ready == null) {
      ready = new SplittableRandom(new SecureRandom().nextLong());
      dice = ready;
    }
    return ready.nextDouble();
  }

  @Override
  public String id() {
    byte[] random = new byte[ID_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      throw stopped(interrupted);
    }
  }

  @Override
  public <T> @Nullable T await(CompletableFuture<T> work, Duration atMost) {
    try {
      return work.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return null;
    } catch (ExecutionException failed) {
      throw new CompletionException(failed.getCause());
    } catch (InterruptedException interrupted) {
      throw stopped(interrupted);
    }
  }

  @Override
  public Beside every(Duration interval, Runnable step) {
    CountDownLatch end = new CountDownLatch(1);
    Thread beside =
        Thread.ofVirtual()
            .name("cache-lease")
            .start(
                () -> {
                  try {
                    while (!end.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                      step.run();
                    }
                  } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                  }
                });
    return () -> {
      end.countDown();
      try {
        beside.join();
      } catch (InterruptedException interrupted) {
        throw stopped(interrupted);
      }
    };
  }

  @Override
  public Errand beside(Runnable work) {
    return Thread.ofVirtual().name("cache-poll").start(work)::interrupt;
  }

  private static IllegalStateException stopped(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("The environment is being stopped", interrupted);
  }
}
