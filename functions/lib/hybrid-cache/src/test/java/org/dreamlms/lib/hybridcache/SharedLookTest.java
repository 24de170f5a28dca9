package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.hybridcache.CacheWorld.BOOKS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dreamlms.lib.hybridcache.SharedEntry.State;
import org.junit.jupiter.api.Test;

/** Looking at the shared tier changes and counts nothing, and sees what readers would. */
final class SharedLookTest {
  private final CacheWorld world = new CacheWorld();
  private final CacheWorld.Environment here = world.environment();

  SharedLookTest() {
    world.origin.takes(Duration.ZERO);
  }

  @Test
  void what_is_there_has_a_state_and_an_age() {
    world.origin.has("Old@10");
    here.read(10);
    world.origin.hasNothing();
    here.read(12);
    world.later(Duration.ofSeconds(3));

    assertThat(look(1, 10, 12, 100))
        .isEqualTo(
            Map.of(
                1,
                nothing(),
                10,
                entry(State.FRESH, 3),
                12,
                entry(State.NEGATIVE, 3),
                100,
                nothing()));
  }

  @Test
  void what_is_past_its_time_is_stale_and_an_absence_past_its_time_is_nothing() {
    world.origin.has("Old@10");
    here.read(10);
    world.origin.hasNothing();
    here.read(12);
    world.later(CacheWorld.FRESH.plusSeconds(60));

    assertThat(look(10)).isEqualTo(Map.of(10, entry(State.STALE, 120)));
    assertThat(look(12)).isEqualTo(Map.of(12, nothing()));
  }

  @Test
  void what_was_invalidated_is_stale_and_what_was_deleted_is_nothing() {
    world.origin.has("Old@1");
    here.read(1);
    here.read(10);
    here.read(12);
    here.cache.invalidateTag(CacheWorld.book(1), Invalidation.SOFT, "test");
    here.cache.invalidateTag(CacheWorld.book(12), Invalidation.HARD, "test");

    assertThat(look(1, 10, 12))
        .isEqualTo(Map.of(1, entry(State.STALE, 0), 10, entry(State.FRESH, 0), 12, nothing()));
  }

  @Test
  void values_are_as_they_are_stored_whatever_they_are_worth() {
    world.origin.has("Old@1");
    here.read(1);
    world.origin.has("Long".repeat(1000) + "@1");
    here.read(10);
    world.origin.hasNothing();
    here.read(12);
    here.cache.clear(Invalidation.SOFT, "test");

    assertThat(here.cache.sharedValues(BOOKS, List.of(1, 10, 12, 100)))
        .isEqualTo(Map.of(1, "Old@1", 10, "Long".repeat(1000) + "@1"));
  }

  @Test
  void looking_counts_and_fetches_nothing() {
    world.origin.has("Old@1");
    here.read(1);
    int asked = world.origin.calls();
    CacheWorld.Environment other = world.environment();

    other.cache.sharedEntries(BOOKS, List.of(1, 10));
    other.cache.sharedValues(BOOKS, List.of(1, 10));

    assertThat(world.origin.calls()).isEqualTo(asked);
    for (CacheEvent event : CacheEvent.values()) {
      assertThat(other.count(event)).as(event.name()).isZero();
    }
    assertThat(other.cache.nearUse().entries()).isZero();
  }

  private Map<Integer, SharedEntry> look(Integer... books) {
    return world.environment().cache.sharedEntries(BOOKS, List.of(books));
  }

  private static SharedEntry nothing() {
    return new SharedEntry(State.ABSENT, null);
  }

  private static SharedEntry entry(State state, long seconds) {
    return new SharedEntry(state, Duration.ofSeconds(seconds));
  }
}
