package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.junit.jupiter.api.Test;

/** Environments that wake up as copies of one snapshot. */
final class RestoredCopiesTest {
  private static final int COPIES = 100;
  private static final InstantSource WALL = InstantSource.system();

  private final MemorySharedStore store = new MemorySharedStore(() -> "one");

  @org.junit.jupiter.api.Tag("LA2")
  @Test
  void la2_a_hundred_copies_throw_other_dice_and_give_other_ids() {
    List<SystemPace> copies =
        IntStream.range(0, COPIES)
            .mapToObj(_ -> new SystemPace(WALL, new SplittableRandom(7)))
            .toList();
    assertThat(copies.stream().map(SystemPace::chance).distinct()).hasSize(1);

    copies.forEach(SystemPace::restored);

    assertThat(copies.stream().map(SystemPace::chance)).doesNotHaveDuplicates();
    assertThat(copies.stream().flatMap(copy -> Stream.of(copy.id(), copy.id())))
        .hasSize(2 * COPIES)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_copy_asks_what_was_invalidated_before_it_believes_its_memory() {
    HybridCache copy = cache();
    HybridCache other = cache();
    assertThat(value(copy, "old")).isEqualTo("old");
    other.invalidateTags(SimulatedThings.tagsOf(0), Invalidation.SOFT, "test");
    // It has polled lately, so it need not know yet.
    assertThat(value(copy, "new")).isEqualTo("old");

    copy.restored();

    assertThat(value(copy, "new")).isEqualTo("new");
  }

  @Test
  void what_a_copy_remembers_and_nobody_has_invalidated_it_gives_without_asking_the_origin() {
    HybridCache copy = cache();
    assertThat(value(copy, "old")).isEqualTo("old");

    copy.restored();

    assertThat(copy.getOrFetch(SimulatedThings.THING, 0, _ -> new Fetched.None<>()).source())
        .isEqualTo(Source.NEAR);
  }

  private static String value(HybridCache cache, String origin) {
    String value =
        cache.getOrFetch(SimulatedThings.THING, 0, _ -> new Fetched.Found<>(origin, null)).value();
    return value == null ? "nothing" : value;
  }

  /** Polls seldom: within a test, only what has forgotten its last poll polls again. */
  private HybridCache cache() {
    CacheSettings settings =
        new CacheSettings(
            "cache",
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            false,
            5);
    return HybridCacheBeans.of(
        store,
        NearTiers.ofBytes(1 << 20),
        settings,
        () -> Duration.ofSeconds(20),
        new SystemPace(WALL),
        new CacheCounts());
  }
}
