package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dreamlms.lib.hybridcache.CacheEvent.FETCH;
import static org.dreamlms.lib.hybridcache.CacheEvent.NEAR_HIT;
import static org.dreamlms.lib.hybridcache.CacheEvent.NEGATIVE_HIT;
import static org.dreamlms.lib.hybridcache.CacheEvent.SHARED_HIT;
import static org.dreamlms.lib.hybridcache.CacheWorld.BOOKS;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.dreamlms.lib.hybridcache.Answer.Quality;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is answered while all is well. */
final class HybridCacheTest {
  private final CacheWorld world = new CacheWorld();
  private final ScriptedOrigin origin = world.origin;
  private final CacheWorld.Environment here = world.environment();

  @Test
  void what_was_fetched_once_is_answered_near() {
    origin.has("Atlas@7");

    Answer<String> first = here.read(1);
    Answer<String> second = here.read(1);

    assertThat(List.of(first.source(), second.source()))
        .containsExactly(Source.ORIGIN, Source.NEAR);
    assertThat(second.value()).isEqualTo("Atlas@7");
    assertThat(second.quality()).isEqualTo(Quality.FRESH);
    assertThat(second.unverified()).isFalse();
    assertThat(here.count(FETCH)).isEqualTo(1);
    assertThat(here.count(NEAR_HIT)).isEqualTo(1);
    assertThat(here.cache.nearUse(BOOKS).entries()).isEqualTo(1);
  }

  @Test
  void another_environment_has_it_from_the_shared_tier_and_then_near() {
    origin.has("Atlas@7");
    here.read(1);
    CacheWorld.Environment there = world.environment();

    assertThat(there.read(1).source()).isEqualTo(Source.SHARED);
    assertThat(there.read(1).source()).isEqualTo(Source.NEAR);

    assertThat(origin.calls()).isEqualTo(1);
    assertThat(there.count(SHARED_HIT)).isEqualTo(1);
    assertThat(there.count(NEAR_HIT)).isEqualTo(1);
    assertThat(there.count(FETCH)).isZero();
  }

  @Test
  void get_never_asks_the_origin() {
    assertThat(here.cache.get(BOOKS, 1)).isNull();
    origin.has("Atlas@7");
    here.read(1);
    CacheWorld.Environment there = world.environment();

    Answer<String> shared = Objects.requireNonNull(there.cache.get(BOOKS, 1));
    assertThat(shared.source()).isEqualTo(Source.SHARED);
    world.later(CacheWorld.FRESH);
    assertThat(there.cache.get(BOOKS, 1)).as("past its time").isNull();

    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  @Tag("DC3")
  void what_is_absent_is_not_asked_for_again_by_anybody_for_a_while() {
    origin.hasNothing();
    assertThat(here.read(1).value()).isNull();
    CacheWorld.Environment there = world.environment();

    world.later(CacheWorld.ABSENT.minusMillis(201));
    assertThat(here.read(1).value()).isNull();
    assertThat(there.read(1).source()).isEqualTo(Source.SHARED);
    assertThat(origin.calls()).isEqualTo(1);
    assertThat(here.count(NEGATIVE_HIT)).isEqualTo(1);
    assertThat(there.count(NEGATIVE_HIT)).isEqualTo(1);

    world.later(Duration.ofMillis(1));
    origin.has("Atlas@7");
    assertThat(here.read(1).value()).isEqualTo("Atlas@7");
  }

  @Test
  void an_absence_ends_when_the_thing_is_created() {
    origin.hasNothing();
    here.read(1);
    CacheWorld.Environment there = world.environment();
    there.read(1);
    origin.has("Atlas@7");

    here.cache.invalidateTag(CacheWorld.book(1), Invalidation.SOFT, "created");
    world.later(Duration.ofMillis(1001));

    assertThat(here.read(1).value()).isEqualTo("Atlas@7");
    assertThat(there.read(1).value()).isEqualTo("Atlas@7");
  }

  @Test
  void no_lifetime_is_no_cache() {
    CacheName<Integer, String> none =
        CacheWorld.books(
            new TextCodec(1), new Lifetimes(Duration.ZERO, CacheWorld.STALE, CacheWorld.ABSENT));
    origin.has("Atlas@7");

    here.cache.put(none, 1, "Older@7", here.cache.asOf());
    assertThat(here.cache.getOrFetch(none, 1, origin).source()).isEqualTo(Source.ORIGIN);
    assertThat(here.cache.getOrFetch(none, 1, origin).source()).isEqualTo(Source.ORIGIN);
    assertThat(here.cache.get(none, 1)).isNull();
    origin.isDown();
    assertThatExceptionOfType(OriginDownException.class)
        .isThrownBy(() -> here.cache.getOrFetch(none, 1, origin));

    assertThat(here.count(FETCH)).isEqualTo(3);
    assertThat(here.cache.nearUse(none).entries()).isZero();
    assertThat(here.link.requests("fill") + here.link.requests("lease")).isZero();
    // What was stored while there was a lifetime is no answer either.
    assertThat(here.link.requests("read")).isZero();
  }

  @Test
  void what_has_no_written_form_stays_near() {
    CacheName<Integer, String> near = CacheWorld.books(null, CacheWorld.LIFETIMES);
    origin.has("Atlas@7");

    here.cache.getOrFetch(near, 1, origin);
    assertThat(here.cache.getOrFetch(near, 1, origin).source()).isEqualTo(Source.NEAR);
    world.environment().cache.getOrFetch(near, 1, origin);
    origin.hasNothing();
    here.cache.getOrFetch(near, 2, origin);

    assertThat(origin.calls()).isEqualTo(3);
    assertThat(here.link.requests("fill") + here.link.requests("read")).isZero();
    assertThat(here.count(CacheEvent.OVERSIZE)).isZero();
  }

  @Test
  void what_was_loaded_otherwise_can_be_put() {
    AsOf asOf = here.cache.asOf();
    here.cache.put(BOOKS, 1, "Atlas@7", asOf);

    assertThat(here.read(1).source()).isEqualTo(Source.NEAR);
    assertThat(world.environment().read(1).source()).isEqualTo(Source.SHARED);
    assertThat(origin.calls()).isZero();
  }

  @Test
  void what_was_loaded_before_it_was_invalidated_is_put_in_vain() {
    AsOf asOf = here.cache.asOf();
    CacheWorld.Environment there = world.environment();
    there.cache.invalidateTag(CacheWorld.book(1), Invalidation.SOFT, "changed");
    here.cache.put(BOOKS, 1, "Old@7", asOf);
    world.later(Duration.ofMillis(1001));
    origin.has("New@7");

    assertThat(there.cache.get(BOOKS, 1)).isNull();
    assertThat(here.cache.get(BOOKS, 1)).isNull();
    assertThat(there.read(1).value()).isEqualTo("New@7");
    assertThat(here.read(1).value()).isEqualTo("New@7");
    assertThat(origin.calls()).isEqualTo(1);
  }
}
