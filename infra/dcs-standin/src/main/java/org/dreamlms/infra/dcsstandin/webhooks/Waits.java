package org.dreamlms.infra.dcsstandin.webhooks;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs work later. Tests give their own and tick it. */
@FunctionalInterface
public interface Waits {
  void after(Duration wait, Runnable work);

  /** Real time: one daemon timer, each work on a virtual thread of its own. */
  static Waits real() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("dcs-waits").factory());
    return (wait, work) -> {
      var _ =
          timer.schedule(
              () -> Thread.ofVirtual().name("dcs-delivery").start(work),
              wait.toNanos(),
              TimeUnit.NANOSECONDS);
    };
  }
}
