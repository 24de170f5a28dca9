package org.dreamlms.lib.hybridcache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry with four tags, to be hit again and again: through the cache, and in Caffeine alone.
 */
final class NearHits {
  private static final Integer KEY = 1_000;

  private static final CacheName<Integer, String> BOOKS =
      new CacheName<>(
          "books",
          i -> "books:" + i,
          i -> List.of(Tag.of("book", i), Tag.of("list")),
          (_, _) -> List.of(Tag.of("publisher:7")),
          new TextCodec(1),
          new Lifetimes(Duration.ofHours(6), Duration.ofDays(7), Duration.ofMinutes(1)),
          String::length,
          1);

  private final CacheCounts counts = new CacheCounts();
  private final HybridCache cache;
  private final Cache<Object, Object> alone =
      Caffeine.newBuilder()
          .maximumWeight(1 << 20)
          .weigher((_, _) -> 500)
          .executor(Runnable::run)
          .build();
  private final Fetch<String> fetch = _ -> new Fetched.Found<>("Atlas", null);

  NearHits() {
    cache =
        HybridCacheBeans.of(
            new MemorySharedStore(() -> "a"),
            NearTiers.ofBytes(1 << 20),
            // As seldom as may be, so that no poll falls into what is measured.
            new CacheSettings(
                null,
                Duration.ofMillis(120),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                false,
                5),
            () -> Duration.ofSeconds(20),
            new SystemPace(InstantSource.system()),
            counts);
    cache.getOrFetch(BOOKS, KEY, fetch);
    alone.put(KEY, "Atlas");
  }

  long fetches() {
    return counts.count(BOOKS.name(), CacheEvent.FETCH);
  }

  @Nullable String ours() {
    return cache.getOrFetch(BOOKS, KEY, fetch).value();
  }

  /** As {@link #ours}, of the near tier's own kind. */
  @Nullable Object alone() {
    return alone.getIfPresent(KEY);
  }
}
