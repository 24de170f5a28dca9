package org.dreamlms.lib.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Values that were read a short while ago. Bounded: the one used longest ago goes first. A clock
 * that was set back makes a value unusable, not younger. A failed read is not remembered. Safe for
 * any number of threads; two of them may read the same key at once.
 */
final class RecentReads<K, V> {
  private final Duration maxAge;
  private final InstantSource clock;
  private final Map<K, Read<V>> reads;

  RecentReads(Duration maxAge, int maxEntries, InstantSource clock) {
    this.maxAge = maxAge;
    this.clock = clock;
    this.reads = new Bounded<>(maxEntries);
  }

  /** The value, at most {@code maxAge} old. */
  V get(K key, Function<K, V> read) {
    return get(key, read, value -> true);
  }

  /** As {@link #get(Object, Function)}; what is not worth keeping is read again next time. */
  V get(K key, Function<K, V> read, Predicate<V> worthKeeping) {
    Instant now = clock.instant();
    synchronized (reads) {
      Read<V> known = reads.get(key);
      if (known != null && known.isUsable(now, maxAge)) {
        return known.value();
      }
    }
    V value = read.apply(key);
    synchronized (reads) {
      if (worthKeeping.test(value)) {
        // Aged from before the read: what changed during it must be noticed in time, too.
        reads.put(key, new Read<>(value, now));
      } else {
        reads.remove(key);
      }
    }
    return value;
  }

  int size() {
    synchronized (reads) {
      return reads.size();
    }
  }

  private record Read<V>(V value, Instant at) {

    boolean isUsable(Instant now, Duration maxAge) {
      return !now.isBefore(at) && now.isBefore(at.plus(maxAge));
    }
  }

  private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int maxEntries;

    Bounded(int maxEntries) {
      super(16, 0.75f, true);
      this.maxEntries = maxEntries;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > maxEntries;
    }
  }
}
