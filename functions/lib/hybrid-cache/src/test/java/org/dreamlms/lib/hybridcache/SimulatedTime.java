package org.dreamlms.lib.hybridcache;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time on a clock of its own: a task runs until it sleeps or waits, then the
 * one with the next wake-up runs. Of several at the same moment chance picks one, so that one seed
 * is one schedule, whatever the machine does.
 */
final class SimulatedTime {
  private record WakeUp(long at, long lot, Task task, long park) {}

  /** One thread of the simulation. */
  final class Task {
    private final Semaphore go = new Semaphore(0);
    private final SimulatedEnvironment environment;
    private long park;
    private boolean over;

    private Task(SimulatedEnvironment environment) {
      this.environment = environment;
    }
  }

  private final SplittableRandom random;
  private final PriorityQueue<WakeUp> wakeUps =
      new PriorityQueue<>(Comparator.comparingLong(WakeUp::at).thenComparingLong(WakeUp::lot));
  private final Semaphore end = new Semaphore(0);
  private long now;
  private @Nullable Task current;
  private @Nullable Throwable failure;

  SimulatedTime(SplittableRandom random) {
    this.random = random;
  }

  /** Microseconds since the simulation began. */
  long micros() {
    return now;
  }

  /** Starts a task that belongs to an environment: it stands still while that is frozen. */
  Task start(SimulatedEnvironment environment, long delayMicros, Runnable body) {
    Task task = new Task(environment);
    Thread.ofVirtual()
        .start(
            () -> {
              task.go.acquireUninterruptibly();
              try {
                body.run();
              } catch (RuntimeException | Error thrown) {
                failure = thrown;
              }
              task.over = true;
              handOver(next());
            });
    wakeUp(task, now + delayMicros);
    return task;
  }

  /** Of the task that calls. */
  void sleep(long micros) {
    Task task = running();
    wakeUp(task, now + Math.max(0, micros));
    standStill(task);
  }

  /** Stands still until it is woken, or that long. */
  void park(long atMostMicros) {
    sleep(atMostMicros);
  }

  Task running() {
    Task task = current;
    if (task == null) {
      throw new IllegalStateException("Nobody runs");
    }
    return task;
  }

  /** Ends a task's sleep now; nothing happens when it does not sleep. */
  void wake(Task task) {
    if (!task.over) {
      wakeUp(task, now);
    }
  }

  /** Runs until no task has anything to do. */
  void run() {
    handOver(next());
    end.acquireUninterruptibly();
    if (failure != null) {
      throw new AssertionError("A task of the simulation failed", failure);
    }
  }

  /** The task whose turn it is, at its time; null at the end. */
  private @Nullable Task next() {
    while (failure == null) {
      WakeUp next = wakeUps.poll();
      if (next == null) {
        return null;
      }
      Task task = next.task();
      if (task.over || next.park() != task.park) {
        continue;
      }
      long thaw = task.environment.frozenUntil();
      if (thaw > next.at()) {
        wakeUps.add(new WakeUp(thaw, random.nextLong(), task, next.park()));
        continue;
      }
      now = Math.max(now, next.at());
      task.park++;
      return task;
    }
    return null;
  }

  private void handOver(@Nullable Task next) {
    current = next;
    if (next == null) {
      end.release();
    } else {
      next.go.release();
    }
  }

  private void wakeUp(Task task, long at) {
    wakeUps.add(new WakeUp(at, random.nextLong(), task, task.park));
  }

  private void standStill(Task task) {
    Task next = next();
    if (next != task) {
      handOver(next);
      task.go.acquireUninterruptibly();
    }
    current = task;
  }
}
