package org.dreamlms.infra.dcsstandin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.dreamlms.infra.dcsstandin.webhooks.Waits;

/** Time that passes when the test says so: work runs in the test's own thread. */
public final class ManualWaits implements Waits {
  private record Due(Duration pause, Runnable work) {}

  private final Deque<Due> queue = new ArrayDeque<>();
  private final List<Duration> waited = new ArrayList<>();

  @Override
  public synchronized void after(Duration wait, Runnable work) {
    queue.add(new Due(wait, work));
  }

  /** Runs what waits for its turn, first come first served; says how long it would have waited. */
  public Duration runNext() {
    Due due = next();
    waited.add(due.pause());
    due.work().run();
    return due.pause();
  }

  /** Runs everything, also what is added meanwhile. */
  public void runAll() {
    while (waiting() > 0) {
      runNext();
    }
  }

  public synchronized int waiting() {
    return queue.size();
  }

  public List<Duration> waited() {
    return List.copyOf(waited);
  }

  private synchronized Due next() {
    return queue.remove();
  }
}
