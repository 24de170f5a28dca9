package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.dreamlms.lib.hybridcache.CacheWorld.BOOKS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dreamlms.lib.hybridcache.Answer.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an invalidation reaches, and what it leaves. */
final class HybridCacheInvalidationTest {
  private static final List<Integer> ALIKE = List.of(1, 10, 12, 100);
  private static final Duration ONE_POLL = Duration.ofMillis(1001);

  private final CacheWorld world = new CacheWorld();
  private final ScriptedOrigin origin = world.origin;
  private final CacheWorld.Environment here = world.environment();
  private final CacheWorld.Environment there = world.environment();

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 12, 100})
  void only_the_entry_of_that_key_goes(int meant) {
    fill();
    here.cache.invalidate(BOOKS, meant, "test");
    assertGone(meant);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 12, 100})
  void only_what_was_made_from_that_thing_goes(int meant) {
    fill();
    here.cache.invalidateTag(CacheWorld.book(meant), Invalidation.SOFT, "test");
    assertGone(meant);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 12, 100})
  void only_what_the_content_names_goes(int meant) {
    fill();
    here.cache.invalidateTag(Tag.of("publisher", meant), Invalidation.HARD, "test");
    assertGone(meant);
  }

  /** Publisher and book have one number, for simplicity. */
  private void fill() {
    for (int book : ALIKE) {
      origin.has("Old@" + book);
      here.read(book);
      there.read(book);
    }
  }

  private void assertGone(int meant) {
    world.later(ONE_POLL);
    for (CacheWorld.Environment environment : List.of(here, there, world.environment())) {
      List<Integer> gone = new ArrayList<>();
      ALIKE.stream().filter(i -> environment.cache.get(BOOKS, i) == null).forEach(gone::add);
      assertThat(gone).containsExactly(meant);
    }
    assertThat(here.count(CacheEvent.REFUSED)).isPositive();
  }

  @Test
  void tags_that_share_all_buckets_are_told_apart() {
    Tag first = CacheWorld.book(0);
    int twin =
        IntStream.range(1, 100_000_000)
            .filter(i -> isTwin(first, CacheWorld.book(i)))
            .findFirst()
            .orElseThrow();
    origin.has("Atlas@7");
    here.read(twin);
    here.cache.invalidateTag(first, Invalidation.HARD, "test");

    assertThat(here.read(twin).source()).isEqualTo(Answer.Source.NEAR);
    assertThat(here.count(CacheEvent.RESCUED)).isEqualTo(1);
    assertThat(here.count(CacheEvent.REFUSED)).isZero();
  }

  private static boolean isTwin(Tag a, Tag b) {
    return a.a() == b.a() && a.b() == b.b() && a.h() == b.h();
  }

  @Test
  void more_tags_than_a_transaction_holds_invalidate_everything() {
    origin.has("Atlas@7");
    here.read(1_000);
    List<Tag> tags = IntStream.range(0, 100).mapToObj(CacheWorld::book).toList();

    here.cache.invalidateTags(tags.subList(0, 99), Invalidation.SOFT, "test");
    assertThat(here.cache.get(BOOKS, 1_000)).isNotNull();
    here.cache.invalidateTags(tags, Invalidation.SOFT, "test");
    assertThat(here.cache.get(BOOKS, 1_000)).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> here.cache.invalidateTags(List.of(), Invalidation.SOFT, "test"));
  }

  @Test
  void what_was_invalidated_softly_answers_in_an_outage() {
    origin.has("Atlas@7");
    here.read(1);
    here.cache.invalidateTag(CacheWorld.book(1), Invalidation.SOFT, "changed");
    origin.isDown();

    assertThat(here.read(1).value()).isEqualTo("Atlas@7");
    Answer<String> shared = there.read(1);
    assertThat(shared.value()).isEqualTo("Atlas@7");
    assertThat(shared.quality()).isEqualTo(Quality.STALE_ON_ERROR);
  }

  @Test
  void what_was_invalidated_hard_never_answers() {
    origin.has("Atlas@7");
    here.read(1);
    there.read(1);
    here.cache.clear(Invalidation.HARD, "withdrawn");
    origin.isDown();
    world.later(ONE_POLL);

    for (CacheWorld.Environment environment : List.of(here, there, world.environment())) {
      assertThatExceptionOfType(OriginDownException.class).isThrownBy(() -> environment.read(1));
      environment.link.cut(true);
      assertThatExceptionOfType(OriginDownException.class).isThrownBy(() -> environment.read(1));
    }
  }

  @Test
  void with_grace_the_invalidated_answers_while_somebody_else_fetches() {
    CacheWorld.Environment graceful = world.graceful();
    origin.has("Old@7");
    here.read(1);
    here.cache.invalidateTag(CacheWorld.book(1), Invalidation.SOFT, "changed");
    origin.has("New@7");
    List<Answer<String>> meanwhile = new ArrayList<>();
    origin.meanwhile(() -> meanwhile.add(graceful.read(1)));

    assertThat(here.read(1).value()).isEqualTo("New@7");

    assertThat(meanwhile.getFirst().value()).isEqualTo("Old@7");
    assertThat(meanwhile.getFirst().quality()).isEqualTo(Quality.STALE);
    assertThat(graceful.count(CacheEvent.STALE)).isEqualTo(1);
  }

  @Test
  void without_grace_nobody_is_given_what_was_invalidated() {
    origin.has("Old@7");
    here.read(1);
    here.cache.invalidateTag(CacheWorld.book(1), Invalidation.SOFT, "changed");
    origin.meanwhile(
        () -> {
          // Nobody renews the lease here, so it ends and he asks himself.
          assertThat(there.read(1).value()).isEqualTo("New@7");
        });
    origin.has("New@7");
    origin.takes(Duration.ofMillis(100));

    assertThat(here.read(1).value()).isEqualTo("New@7");
    assertThat(there.count(CacheEvent.STALE)).isZero();
  }

  @Test
  void whoever_is_told_of_an_invalidation_knows_it_after_one_poll() {
    origin.has("Old@7");
    here.read(1);
    there.read(1);
    long sequence = here.cache.invalidate(BOOKS, 1, "test");
    origin.has("New@7");
    long before = there.counts.polls();

    there.cache.knowAtLeast(sequence);
    there.cache.knowAtLeast(sequence);

    assertThat(there.counts.polls()).isEqualTo(before + 1);
    assertThat(there.read(1).value()).isEqualTo("New@7");
  }

  @Test
  @org.junit.jupiter.api.Tag("LA2")
  void a_copy_of_a_snapshot_believes_no_poll_of_before() {
    origin.has("Old@7");
    there.read(1);
    here.cache.invalidate(BOOKS, 1, "test");
    origin.has("New@7");
    assertThat(there.read(1).value()).as("within one poll interval").isEqualTo("Old@7");

    there.cache.restored();

    assertThat(there.read(1).value()).isEqualTo("New@7");
  }

  @Test
  void whatever_is_not_known_to_be_committed_fails() {
    here.link.cut(true);

    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> here.cache.invalidate(BOOKS, 1, "test"));
    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> here.cache.clear(Invalidation.SOFT, "test"));
  }
}
