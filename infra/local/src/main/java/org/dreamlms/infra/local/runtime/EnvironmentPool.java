package org.dreamlms.infra.local.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The environments of one function.
 *
 * <p>An invocation goes to the idle environment that was used longest ago, so that tests meet every
 * one of them; the real platform promises nothing. When all are busy and no more may start, calls
 * queue, as many as may. Safe for any number of threads.
 */
final class EnvironmentPool implements AutoCloseable {
  private final int most;
  private final int mayWait;
  private final IntFunction<Environment> starter;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final Deque<Environment> idle = new ArrayDeque<>();
  private final Set<Environment> live = new HashSet<>();

  /** Environments with old code, ended as soon as they are idle. */
  private final Set<Environment> outdated = new HashSet<>();

  private int starting;
  private int waiting;
  private int number;
  private boolean closed;

  /**
   * @param most environments at once
   * @param mayWait calls at once
   * @param starter starts the environment with that number, from 1
   */
  EnvironmentPool(int most, int mayWait, IntFunction<Environment> starter) {
    this.most = most;
    this.mayWait = mayWait;
    this.starter = starter;
  }

  /**
   * Runs an invocation in an environment, starting one when none is idle.
   *
   * @param patience how long to wait for a free environment
   */
  Result invoke(Invocation invocation, Duration patience) throws InterruptedException {
    Environment environment = acquire(patience);
    if (environment == null) {
      return Result.throttled();
    }
    try {
      String error = environment.awaitStart();
      if (!error.isEmpty()) {
        environment.close();
        return new Result(new Outcome.Failed(error), environment.name());
      }
      return new Result(environment.run(invocation), environment.name());
    } finally {
      release(environment);
    }
  }

  /**
   * Starts environments ahead until there are as many as may be.
   *
   * @return empty text, or the error of the first that did not start
   */
  String warm() throws InterruptedException {
    List<Environment> fresh = new ArrayList<>();
    for (Environment environment = startOne(); environment != null; environment = startOne()) {
      fresh.add(environment);
    }
    String error = "";
    for (Environment environment : fresh) {
      String own = environment.awaitStart();
      if (!own.isEmpty()) {
        error = error.isEmpty() ? own : error;
        environment.close();
      }
      release(environment);
    }
    return error;
  }

  /** New code: idle environments end now, busy ones after their invocation. */
  void replace() {
    List<Environment> ended = new ArrayList<>();
    lock.lock();
    try {
      ended.addAll(idle);
      idle.clear();
      live.removeAll(ended);
      outdated.addAll(live);
      freed.signalAll();
    } finally {
      lock.unlock();
    }
    ended.forEach(Environment::close);
  }

  /** Processes that run now; none inside this JVM. */
  List<Long> pids() {
    lock.lock();
    try {
      return live.stream()
          .filter(Environment::alive)
          .flatMapToLong(environment -> environment.process().stream())
          .boxed()
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Kills every environment and waits until none is left. */
  @Override
  public void close() {
    List<Environment> all;
    lock.lock();
    try {
      closed = true;
      all = List.copyOf(live);
      freed.signalAll();
    } finally {
      lock.unlock();
    }
    all.forEach(Environment::close);
    try {
      for (Environment environment : all) {
        environment.awaitEnd();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Environment startOne() {
    lock.lock();
    try {
      if (closed || live.size() + starting >= most) {
        return null;
      }
      starting++;
    } finally {
      lock.unlock();
    }
    return started();
  }

  private @Nullable Environment acquire(Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lock();
    try {
      while (true) {
        if (closed) {
          return null;
        }
        Environment free = pollAlive();
        if (free != null) {
          return free;
        }
        if (live.size() + starting < most) {
          starting++;
          break;
        }
        if (waiting >= mayWait || nanos <= 0) {
          return null;
        }
        waiting++;
        try {
          nanos = freed.awaitNanos(nanos);
        } finally {
          waiting--;
        }
      }
    } finally {
      lock.unlock();
    }
    return started();
  }

  private @Nullable Environment pollAlive() {
    for (Environment free = idle.pollFirst(); free != null; free = idle.pollFirst()) {
      if (free.alive()) {
        return free;
      }
      live.remove(free);
      free.close();
    }
    return null;
  }

  /** Outside the lock: an environment takes its time to start. */
  private @Nullable Environment started() {
    int own;
    lock.lock();
    try {
      own = ++number;
    } finally {
      lock.unlock();
    }
    Environment environment = null;
    try {
      environment = starter.apply(own);
    } finally {
      lock.lock();
      try {
        starting--;
        if (environment != null) {
          live.add(environment);
        }
      } finally {
        lock.unlock();
      }
    }
    if (closed) {
      environment.close();
      return null;
    }
    return environment;
  }

  private void release(Environment environment) {
    boolean ends;
    lock.lock();
    try {
      ends = closed || outdated.remove(environment) || !environment.alive();
      if (ends) {
        live.remove(environment);
      } else {
        idle.addLast(environment);
      }
      freed.signal();
    } finally {
      lock.unlock();
    }
    if (ends) {
      environment.close();
    }
  }
}
