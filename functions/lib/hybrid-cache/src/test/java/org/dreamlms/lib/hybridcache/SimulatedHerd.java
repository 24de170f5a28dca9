package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Many environments that want the same at once, on simulated time, and an origin that counts. */
final class SimulatedHerd {
  static final long SECOND = 1_000_000;
  static final long HOUR = 3_600 * SECOND;

  /** Within which they come. */
  private static final long TOGETHER = 50_000;

  /** Of infra's policy for what events invalidate: six hours, and a week in an outage. */
  static final CacheName<Integer, String> BOOKS =
      CacheWorld.books(
          new TextCodec(1),
          new Lifetimes(Duration.ofHours(6), Duration.ofDays(8), Duration.ofMinutes(1)));

  private final SplittableRandom random;
  private final SimulatedTime time;
  private final MemorySharedStore table;
  private final Map<Integer, Integer> calls = new HashMap<>();
  private final List<Answer<String>> answers = new ArrayList<>();
  private int unanswered;
  private @Nullable Integer killAtCall;
  private boolean down;
  private long slowMicros;

  SimulatedHerd(long seed) {
    random = new SplittableRandom(seed);
    time = new SimulatedTime(random.split());
    SplittableRandom ids = random.split();
    table = new MemorySharedStore(() -> Long.toHexString(ids.nextLong()));
  }

  List<SimulatedEnvironment> environments(int many) {
    List<SimulatedEnvironment> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(
          new SimulatedEnvironment(
              "env" + i,
              time,
              random.split(),
              _ ->
                  new SimulatedStore(
                      table, time, random.split(), SimulatedFaults.NONE, (_, _) -> {}),
              CacheTimes.USUAL));
    }
    return all;
  }

  /** All of them ask for it within 50 ms. */
  void read(List<SimulatedEnvironment> herd, int book, long from) {
    for (SimulatedEnvironment one : herd) {
      time.start(one, from + random.nextLong(TOGETHER), () -> answer(one, book));
    }
  }

  void at(SimulatedEnvironment who, long when, Runnable what) {
    time.start(who, when, what);
  }

  void sleep(long micros) {
    time.sleep(micros);
  }

  void run() {
    time.run();
  }

  /** That call of the origin is never answered: whoever made it stands still for an hour. */
  void killAtCall(int number) {
    killAtCall = number;
  }

  void originDown(boolean now) {
    down = now;
  }

  /** Each call of the origin takes that much longer. */
  void originSlow(long byMicros) {
    slowMicros = byMicros;
  }

  int calls() {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }

  int calls(int book) {
    return calls.getOrDefault(book, 0);
  }

  void forgetCalls() {
    calls.clear();
  }

  List<Answer<String>> answers() {
    return answers;
  }

  int unanswered() {
    return unanswered;
  }

  void answer(SimulatedEnvironment who, int book) {
    try {
      answers.add(who.cache().getOrFetch(BOOKS, book, _ -> fetch(who, book)));
    } catch (OriginDownException | CacheBusyException failed) {
      unanswered++;
    }
  }

  private Fetched<String> fetch(SimulatedEnvironment who, int book) {
    int number = calls.merge(book, 1, Integer::sum);
    if (killAtCall != null && killAtCall == number) {
      who.freeze(time.micros(), time.micros() + HOUR);
    }
    time.sleep(150_000 + random.nextLong(100_000) + slowMicros);
    if (down) {
      throw new OriginDownException("simulated", Duration.ofSeconds(1), null);
    }
    return new Fetched.Found<>("Atlas@7", null);
  }
}
