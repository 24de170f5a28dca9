package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One shared tier in memory, one clock, one origin; as many environments as a test wants. */
final class CacheWorld {
  static final Duration FRESH = Duration.ofMinutes(1);
  static final Duration STALE = Duration.ofHours(1);
  static final Duration ABSENT = Duration.ofSeconds(30);
  static final Lifetimes LIFETIMES = new Lifetimes(FRESH, STALE, ABSENT);

  /** Books by number; what stands behind an {@code @} in a book's value is its publisher. */
  static final CacheName<Integer, String> BOOKS = books(new TextCodec(1), LIFETIMES);

  private static final long NEAR_BYTES = 64 << 20;

  final TickedPace pace = new TickedPace();
  final MemorySharedStore table = new MemorySharedStore(pace::id);
  final ScriptedOrigin origin = new ScriptedOrigin(pace);

  /** One environment. */
  final class Environment {
    final CacheCounts counts = new CacheCounts();
    final StoreSwitch link = new StoreSwitch(table);
    final HybridCache cache;

    private Environment(boolean grace) {
      cache =
          HybridCacheBeans.of(
              link.store(),
              NearTiers.ofBytes(NEAR_BYTES),
              new CacheSettings(
                  null,
                  Duration.ofMillis(120),
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(10),
                  grace,
                  5),
              () -> Duration.ofSeconds(20),
              pace,
              counts);
    }

    Answer<String> read(int book) {
      return cache.getOrFetch(BOOKS, book, origin);
    }

    long count(CacheEvent event) {
      return counts.count(BOOKS.name(), event);
    }
  }

  static CacheName<Integer, String> books(@Nullable Codec<String> codec, Lifetimes lifetimes) {
    return new CacheName<>(
        "books",
        i -> "books:" + i,
        i -> List.of(book(i)),
        (_, value) -> List.of(Tag.of("publisher:" + value.substring(value.indexOf('@') + 1))),
        codec,
        lifetimes,
        String::length,
        1);
  }

  static Tag book(int number) {
    return Tag.of("book", number);
  }

  Environment environment() {
    return new Environment(false);
  }

  Environment graceful() {
    return new Environment(true);
  }

  void later(Duration time) {
    pace.advance(time);
  }
}
