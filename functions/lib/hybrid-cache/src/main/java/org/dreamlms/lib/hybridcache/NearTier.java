package org.dreamlms.lib.hybridcache;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The near tier of one kind of entries, with its counters. */
final class NearTier<K, V> {
  private final Cache<Object, Object> cache;
  private final LongAdder[] counters;

  NearTier(Cache<Object, Object> cache, LongAdder[] counters) {
    this.cache = cache;
    this.counters = counters;
  }

  void count(CacheEvent event) {
    counters[event.ordinal()].increment();
  }

  @SuppressWarnings("unchecked") // a tier belongs to one name, whose types these are
  @Nullable NearEntry<V> get(K key) {
    return (NearEntry<V>) cache.getIfPresent(key);
  }

  /**
   * Puts an entry, unless one that knows more is there.
   *
   * @param incarnation present one; an entry of another never stays
   */
  void put(K key, NearEntry<V> entry, String incarnation) {
    entry.countedBy(counters[CacheEvent.EVICTED.ordinal()]);
    cache
        .asMap()
        .merge(
            key,
            entry,
            (there, offered) -> newer((NearEntry<?>) there, entry, incarnation) ? there : offered);
  }

  long entries() {
    return cache.estimatedSize();
  }

  /** Bytes. */
  long weight() {
    return cache.policy().eviction().map(limit -> limit.weightedSize().orElse(0)).orElse(0L);
  }

  private static boolean newer(NearEntry<?> there, NearEntry<?> offered, String incarnation) {
    Stamp old = there.stamp();
    Stamp stamp = offered.stamp();
    if (!old.incarnation().equals(stamp.incarnation())) {
      return old.incarnation().equals(incarnation);
    }
    return old.sequence() > stamp.sequence()
        || (old.sequence() == stamp.sequence() && there.storedAt() > offered.storedAt());
  }
}
