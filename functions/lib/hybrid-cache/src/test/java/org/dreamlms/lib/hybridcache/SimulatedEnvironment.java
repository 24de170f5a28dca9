package org.dreamlms.lib.hybridcache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One container: its clocks, its near tier, and the production code over them. It may be frozen,
 * have its wall clock set, and be copied.
 */
final class SimulatedEnvironment {
  private static final long START_MILLIS = 1_800_000_000_000L;
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  private final String name;
  private final Map<String, Cache<Object, Object>> near = new HashMap<>();
  private final KnownEpoch known;
  private final HybridCache cache;
  private final SimulatedPace pace;
  private final SimulatedTime time;
  private final CacheCounts counts;
  private @Nullable EarlyPolls early;
  private Duration left = ENOUGH;
  private SimulatedTime.@Nullable Task ending;
  private long frozenUntil;
  private long frozenMicros;
  private long clockOffsetMillis;

  SimulatedEnvironment(
      String name,
      SimulatedTime time,
      SplittableRandom random,
      SharedStoreOf store,
      CacheTimes times) {
    this.name = name;
    this.time = time;
    this.known = new KnownEpoch(times.pollInterval(), times.unverified());
    SimulatedPace pace = new SimulatedPace(time, this, random);
    CacheCounts counts = new CacheCounts();
    SharedStore guarded = new GuardedStore(store.of(this), pace);
    this.pace = pace;
    this.counts = counts;
    EpochPolls polls = new EpochPolls(guarded, known, pace, this::remaining, counts);
    OriginWatch origin = new OriginWatch(guarded, known, times, pace, counts);
    Machinery machinery =
        new Machinery(
            guarded,
            known,
            polls,
            origin,
            new TokenBucket(5, pace),
            new TokenBucket(10, pace),
            times,
            this::remaining,
            pace,
            counts,
            false);
    this.cache = new HybridCache(machinery, kind -> near.computeIfAbsent(kind.name(), _ -> tier()));
  }

  /** How an environment reaches the shared tier. */
  interface SharedStoreOf {
    SharedStore of(SimulatedEnvironment environment);
  }

  HybridCache cache() {
    return cache;
  }

  CacheCounts counts() {
    return counts;
  }

  /** As functions do that answer requests. */
  SimulatedEnvironment pollingEarly() {
    early = cache.pollEarly();
    return this;
  }

  /**
   * The end of an invocation.
   *
   * @param left what it still has of its time
   */
  void endInvocation(Duration left) {
    this.left = left;
    ending = time.running();
    if (early != null) {
      early.end();
    }
    ending = null;
  }

  String name() {
    return name;
  }

  @Nullable EpochVector vector() {
    return known.vector();
  }

  /**
   * Takes over what a snapshot of another holds: its entries, its knowledge and a poll that was
   * under way, whose answer comes later.
   */
  void wakeUpAs(SimulatedEnvironment other, long inFlightMicros) {
    other.near.forEach(
        (kind, entries) ->
            near.computeIfAbsent(kind, _ -> tier()).putAll(Map.copyOf(entries.asMap())));
    EpochVector vector = other.vector();
    if (vector != null) {
      known.replied(known.begin(new Moment(0, 0)), vector);
    }
    clockOffsetMillis = other.clockOffsetMillis;
    KnownEpoch.Poll underWay = known.begin(pace.now());
    cache.restored();
    if (vector != null) {
      EpochVector answer = vector;
      time.start(this, inFlightMicros, () -> known.replied(underWay, answer));
    }
  }

  /** Of another invocation, which is not at its end, there is always enough left. */
  private Duration remaining() {
    return time.running() == ending ? left : ENOUGH;
  }

  /** Stands still; the clock that only runs forward stands still too. */
  void freeze(long nowMicros, long untilMicros) {
    frozenUntil = untilMicros;
    frozenMicros += untilMicros - nowMicros;
  }

  void setClock(long byMillis) {
    clockOffsetMillis += byMillis;
  }

  long frozenUntil() {
    return frozenUntil;
  }

  long wallMillis(long micros) {
    return START_MILLIS + micros / 1000 + clockOffsetMillis;
  }

  long nanos(long micros) {
    return (micros - frozenMicros) * 1000;
  }

  private static Cache<Object, Object> tier() {
    return Caffeine.newBuilder()
        .maximumWeight(1 << 20)
        .weigher(new NearWeight())
        .executor(Runnable::run)
        .build();
  }
}
