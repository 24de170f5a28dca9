package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Waits as long as it takes: time stands still. */
final class JoiningPace implements Pace {
  @Override
  public long wallMillis() {
    return 0;
  }

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public double chance() {
    return 0;
  }

  @Override
  public String id() {
    return "one";
  }

  @Override
  public void pause(Duration time) {}

  @Override
  public <T> T await(CompletableFuture<T> work, Duration atMost) {
    return work.join();
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
