package org.dreamlms.lib.hybridcache;

import io.micronaut.cache.SyncCache;
import io.micronaut.core.type.Argument;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One kind of entries as a cache of Micronaut's, for {@code @Cacheable}, {@code @CachePut} and
 * {@code @CacheInvalidate}: a bean of this type, called like {@link CacheName#name}. As exact as
 * {@link HybridCache}, but dearer, and it cannot say how an answer was come by.
 *
 * <p>Say {@code @Cacheable(atomic = true)}: only then does one caller load for all. Without it the
 * value is put after a look that missed, which is what it is stamped by. What is put without such a
 * look, by {@code @CachePut}, invalidates its entry: nobody knows since when it is true.
 */
public final class AnnotatedCache<K, V> implements SyncCache<HybridCache> {
  private record Miss(Object key, AsOf asOf) {}

  private static final String CAUSE = "annotation";

  private final HybridCache cache;
  private final CacheName<K, V> name;
  private final ThreadLocal<@Nullable Miss> misses = new ThreadLocal<>();

  public AnnotatedCache(HybridCache cache, CacheName<K, V> name) {
    this.cache = cache;
    this.name = name;
  }

  @Override
  public String getName() {
    return name.name();
  }

  @Override
  public HybridCache getNativeCache() {
    return cache;
  }

  @Override
  public <T> Optional<T> get(Object key, Argument<T> type) {
    Answer<V> known = cache.get(name, key(key));
    V value = known == null ? null : known.value();
    if (value == null) {
      misses.set(new Miss(key, cache.asOf()));
      return Optional.empty();
    }
    misses.remove();
    return Optional.of(value(value));
  }

  @Override
  public <T> @Nullable T get(Object key, Argument<T> type, Supplier<T> load) {
    Answer<V> answer =
        cache.getOrFetch(
            name,
            key(key),
            _ -> {
              @Nullable T loaded = load.get();
              return loaded == null
                  ? new Fetched.None<>()
                  : new Fetched.Found<>(this.<V>value(loaded), null);
            });
    V value = answer.value();
    return value == null ? null : value(value);
  }

  @Override
  public <T> Optional<T> putIfAbsent(Object key, T value) {
    put(key, value);
    return Optional.empty();
  }

  @Override
  public void put(Object key, Object value) {
    Miss miss = misses.get();
    misses.remove();
    if (miss != null && miss.key().equals(key)) {
      cache.put(name, key(key), value(value), miss.asOf());
    } else {
      invalidate(key);
    }
  }

  @Override
  public void invalidate(Object key) {
    cache.invalidate(name, key(key), CAUSE);
  }

  /** Of every kind: there is no smaller way that costs one write. */
  @Override
  public void invalidateAll() {
    cache.clear(Invalidation.SOFT, CAUSE);
  }

  @SuppressWarnings("unchecked") // whoever annotates a method promises that its parameter is one
  private K key(Object key) {
    return (K) key;
  }

  @SuppressWarnings("unchecked") // and that its result is one of the values
  private <T> T value(Object value) {
    return (T) value;
  }
}
