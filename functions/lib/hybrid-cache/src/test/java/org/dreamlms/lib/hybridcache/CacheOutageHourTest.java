package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dreamlms.lib.hybridcache.Answer.Quality;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Long outages, on a clock that is told. */
final class CacheOutageHourTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final CacheWorld world = new CacheWorld();
  private final List<CacheWorld.Environment> all =
      new ArrayList<>(List.of(world.environment(), world.environment(), world.environment()));

  @Test
  @Tag("DC1")
  @Tag("DC2")
  void for_an_hour_without_origin_all_that_was_seen_before_is_answered_and_flagged() {
    int books = 50;
    int deleted = 49;
    read(books);
    world.origin.isDown();
    world.origin.takes(Duration.ZERO);
    all.getFirst().cache.invalidateTag(CacheWorld.book(deleted), Invalidation.HARD, "deleted");
    world.later(CacheWorld.FRESH.plus(SECOND));
    int before = world.origin.calls();

    for (int second = 0; second < 3_500; second += 5) {
      if (second % 300 == 0) {
        int changed = second / 300;
        all.getFirst().cache.invalidateTag(CacheWorld.book(changed), Invalidation.SOFT, "changed");
        all.add(world.environment());
      }
      for (CacheWorld.Environment environment : all) {
        for (int book = 0; book < books; book++) {
          if (book != deleted) {
            Answer<String> answer = environment.read(book);
            assertThat(answer.value()).isEqualTo("Atlas@" + book);
            assertThat(answer.quality()).isEqualTo(Quality.STALE_ON_ERROR);
          }
        }
        assertThatExceptionOfType(OriginDownException.class)
            .isThrownBy(() -> environment.read(deleted));
      }
      world.later(Duration.ofSeconds(5));
    }

    int calls = world.origin.calls() - before;
    System.out.println(
        "An hour without origin, " + all.size() + " environments: " + calls + " calls of it");
    assertThat(calls).isLessThan(3_500);
  }

  @Test
  @Tag("DY1")
  void for_ten_minutes_without_shared_tier_no_read_fails_and_the_origin_is_spared() {
    // More than five a second can keep young.
    int books = 200;
    int seconds = 600;
    world.origin.takes(Duration.ZERO);
    read(books);
    all.forEach(environment -> environment.link.cut(true));
    List<Long> before = all.stream().map(one -> one.count(CacheEvent.FETCH)).toList();
    List<Long> most = new ArrayList<>(List.of(0L, 0L, 0L));

    for (int second = 0; second < seconds; second++) {
      world.later(SECOND);
      for (int i = 0; i < all.size(); i++) {
        long fetches = all.get(i).count(CacheEvent.FETCH);
        for (int book = 0; book < books; book++) {
          Answer<String> answer = all.get(i).read(book);
          assertThat(answer.value()).isNotNull();
          boolean fetched = answer.source() == Answer.Source.ORIGIN;
          assertThat(answer.unverified()).isEqualTo(!fetched && second > 0);
        }
        most.set(i, Math.max(most.get(i), all.get(i).count(CacheEvent.FETCH) - fetches));
      }
    }

    for (int i = 0; i < all.size(); i++) {
      long calls = all.get(i).count(CacheEvent.FETCH) - before.get(i);
      System.out.println("Ten minutes without shared tier: " + calls + " calls of the origin");
      assertThat(calls).isPositive().isLessThanOrEqualTo(5L * seconds);
      assertThat(most.get(i)).as("in a second").isLessThanOrEqualTo(5);
      assertThat(all.get(i).count(CacheEvent.UNANSWERED)).isZero();
    }
    all.forEach(environment -> environment.link.cut(false));
    world.later(Duration.ofSeconds(3));
    assertThat(all.getFirst().read(1).unverified()).isFalse();
  }

  private void read(int books) {
    for (int book = 0; book < books; book++) {
      world.origin.has("Atlas@" + book);
      for (CacheWorld.Environment environment : all) {
        environment.read(book);
      }
    }
    world.origin.has("Atlas@7");
  }
}
