package org.dreamlms.infra.dcsstandin.faults;

import java.time.Duration;

/** Holds the current request up; being slow is the point. */
public final class Pause {
  private Pause() {}

  public static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      // The server is stopping: no reason to wait any longer.
      Thread.currentThread().interrupt();
    }
  }
}
