package org.dreamlms.lib.hybridcache;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;

/**
 * Containers over one shared tier on simulated time, for tests of whoever uses the cache. One seed
 * is one run, whatever the machine does; a day costs what happens in it.
 */
public final class SimulatedFleet {
  private final SplittableRandom random;
  private final SimulatedTime time;
  private final MemorySharedStore table;
  private final SimulatedEnvironment world;

  public SimulatedFleet(long seed) {
    random = new SplittableRandom(seed);
    time = new SimulatedTime(random.split());
    SplittableRandom ids = random.split();
    table = new MemorySharedStore(() -> Long.toHexString(ids.nextLong()));
    world = environment("world");
  }

  /** One environment of a function. */
  public static final class Container {
    /** Of an answer that comes in time. */
    private static final Duration LEFT = Duration.ofSeconds(1);

    private final SimulatedEnvironment environment;

    private Container(SimulatedEnvironment environment) {
      this.environment = environment;
    }

    public HybridCache cache() {
      return environment.cache();
    }

    public void endInvocation() {
      environment.endInvocation(LEFT);
    }
  }

  /** Polls beside its requests, as functions do that answer people. */
  public Container container(String name) {
    return new Container(environment(name).pollingEarly());
  }

  /** Since the run began. */
  public Duration now() {
    return Duration.ofNanos(time.micros() * 1000);
  }

  /** Everybody's: no wall clock of these is wrong. */
  public InstantSource clock() {
    return () -> Instant.ofEpochMilli(world.wallMillis(time.micros()));
  }

  /** Does something later, beside all others. */
  public void start(Duration delay, Runnable task) {
    time.start(world, micros(delay), task);
  }

  /** Of the task that calls. */
  public void sleep(Duration length) {
    time.sleep(micros(length));
  }

  /** By chance, evenly; at least {@code least}, less than {@code most} where that is more. */
  public Duration between(Duration least, Duration most) {
    long room = Math.max(1, micros(most) - micros(least));
    return Duration.ofNanos((micros(least) + random.nextLong(room)) * 1000);
  }

  /** By chance, from 0 on. */
  public int oneOf(int many) {
    return random.nextInt(many);
  }

  /** What is asked over a network: each way takes up to so long. */
  public <T> T far(Class<T> type, T target, Duration way) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              sleep(between(Duration.ZERO, way));
              try {
                Object answer = method.invoke(target, arguments);
                sleep(between(Duration.ZERO, way));
                return answer;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }

  /** Until nobody has anything to do. */
  public void run() {
    time.run();
  }

  private SimulatedEnvironment environment(String name) {
    return new SimulatedEnvironment(
        name,
        time,
        random.split(),
        _ -> new SimulatedStore(table, time, random.split(), SimulatedFaults.NONE, (_, _) -> {}),
        CacheTimes.USUAL);
  }

  private static long micros(Duration length) {
    return length.toNanos() / 1000;
  }
}
