package org.dreamlms.infra.local.runtime;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.dreamlms.infra.local.border.Exited;

/** The threads of one environment inside this JVM: a thread starts in the group of its maker. */
final class FunctionThreads extends ThreadGroup {
  private final ClassLoader loader;
  private final PrintStream out;

  FunctionThreads(String environment, ClassLoader loader, PrintStream out) {
    super(environment);
    this.loader = loader;
    this.out = out;
  }

  /** Not started yet. */
  Thread thread(String name, Runnable task) {
    Thread thread = new Thread(this, task, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    return thread;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable e) {
    if (!(e instanceof Exited)) {
      out.println("Exception in thread " + thread.getName());
      e.printStackTrace(out);
    }
  }

  /** Waits for the end of one. */
  void await(Thread thread, Duration patience) {
    try {
      thread.join(patience);
    } catch (InterruptedException e) {
      // Somebody else is in a hurry.
    }
  }

  /** Interrupts all but the calling thread, and waits until they have ended. */
  void endOthers(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    List<Thread> others = others();
    others.forEach(Thread::interrupt);
    for (Thread thread : others) {
      await(thread, Duration.ofNanos(Math.max(1, until - System.nanoTime())));
    }
  }

  private List<Thread> others() {
    Thread[] all = new Thread[activeCount() + 16];
    return Arrays.stream(all, 0, enumerate(all))
        .filter(thread -> thread != Thread.currentThread())
        .toList();
  }
}
