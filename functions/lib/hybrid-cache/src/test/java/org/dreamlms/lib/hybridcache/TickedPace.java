package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A clock that moves when it is told to, or when somebody waits, and chance as it is told. For one
 * thread; several environments may live by it.
 */
final class TickedPace implements Pace {
  private static final long START_MILLIS = 1_800_000_000_000L;

  /** In the middle: no time is lengthened or shortened by lot. */
  static final double EVEN = 0.5;

  private long micros;
  private double chance = EVEN;
  private int ids;

  void advance(Duration time) {
    micros += time.toNanos() / 1000;
  }

  /** Microseconds since the test began; never back. */
  void advanceTo(long later) {
    micros = Math.max(micros, later);
  }

  long micros() {
    return micros;
  }

  void chance(double next) {
    chance = next;
  }

  @Override
  public long wallMillis() {
    return START_MILLIS + micros / 1000;
  }

  @Override
  public long nanos() {
    return micros * 1000;
  }

  @Override
  public double chance() {
    return chance;
  }

  @Override
  public String id() {
    return "id" + ids++;
  }

  @Override
  public void pause(Duration time) {
    advance(time);
  }

  @Override
  public <T> @Nullable T await(CompletableFuture<T> work, Duration atMost) {
    if (work.isDone()) {
      return work.join();
    }
    advance(atMost);
    return null;
  }

  @Override
  public Errand beside(Runnable work) {
    work.run();
    return () -> {};
  }

  @Override
  public Beside every(Duration interval, Runnable step) {
    return () -> {};
  }
}
