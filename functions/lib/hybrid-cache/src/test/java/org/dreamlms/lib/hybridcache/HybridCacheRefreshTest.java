package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.dreamlms.lib.hybridcache.CacheEvent.EARLY;
import static org.dreamlms.lib.hybridcache.CacheEvent.FETCH;
import static org.dreamlms.lib.hybridcache.CacheEvent.FETCH_FAILED;
import static org.dreamlms.lib.hybridcache.CacheEvent.STALE_ON_ERROR;
import static org.dreamlms.lib.hybridcache.CacheEvent.UNCHANGED;
import static org.dreamlms.lib.hybridcache.CacheWorld.BOOKS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dreamlms.lib.hybridcache.Answer.Quality;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is answered past its time, before it, and when the origin fails. */
final class HybridCacheRefreshTest {
  private final CacheWorld world = new CacheWorld();
  private final ScriptedOrigin origin = world.origin;
  private final CacheWorld.Environment here = world.environment();

  @Test
  void past_its_time_one_fetches_it_and_others_answer_with_it_meanwhile() {
    origin.has("Old@7");
    here.read(1);
    world.later(CacheWorld.FRESH);
    origin.has("New@7");
    CacheWorld.Environment there = world.environment();
    List<Answer<String>> meanwhile = new ArrayList<>();
    origin.meanwhile(() -> meanwhile.add(there.read(1)));

    assertThat(here.read(1).value()).isEqualTo("New@7");

    assertThat(meanwhile).hasSize(1);
    assertThat(meanwhile.getFirst().value()).isEqualTo("Old@7");
    assertThat(meanwhile.getFirst().quality()).isEqualTo(Quality.STALE);
    assertThat(there.count(CacheEvent.STALE)).isEqualTo(1);
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void when_the_origin_fails_the_last_value_answers_until_its_stale_time_ends() {
    origin.has("Atlas@7");
    long until = world.pace.wallMillis() + CacheWorld.FRESH.plus(CacheWorld.STALE).toMillis();
    here.read(1);
    origin.isDown();
    world.later(CacheWorld.FRESH);

    Answer<String> answer = here.read(1);
    assertThat(answer.value()).isEqualTo("Atlas@7");
    assertThat(answer.quality()).isEqualTo(Quality.STALE_ON_ERROR);
    assertThat(answer.unverified()).isFalse();
    assertThat(here.count(STALE_ON_ERROR)).isEqualTo(1);
    assertThat(here.count(FETCH_FAILED)).isEqualTo(1);

    origin.takes(Duration.ZERO);
    world.later(Duration.ofMillis(until - 1 - world.pace.wallMillis()));
    assertThat(here.read(1).value()).isEqualTo("Atlas@7");
    world.later(Duration.ofMillis(1));
    assertThatExceptionOfType(OriginDownException.class).isThrownBy(() -> here.read(1));
    assertThat(here.count(CacheEvent.UNANSWERED)).isEqualTo(1);
  }

  @Test
  @Tag("DC4")
  void an_unusable_answer_is_a_failure_but_no_outage() {
    origin.has("Atlas@7");
    here.read(1);
    world.later(CacheWorld.FRESH);
    for (int i = 0; i < 5; i++) {
      origin.fails(new IllegalArgumentException("HTML"));
      assertThat(here.read(1).value()).isEqualTo("Atlas@7");
      world.later(Duration.ofSeconds(7));
    }

    assertThat(here.count(FETCH_FAILED)).isEqualTo(5);
    assertThatIllegalArgumentException().as("nobody has it").isThrownBy(() -> here.read(2));
    assertThat(here.link.requests("markOrigin")).isZero();
  }

  @Test
  void after_a_failure_the_origin_is_not_asked_again_for_a_while() {
    origin.has("Atlas@7");
    here.read(1);
    world.later(CacheWorld.FRESH);
    origin.isDown();
    here.read(1);
    origin.has("New@7");

    world.later(Duration.ofMillis(4999));
    assertThat(here.read(1).value()).isEqualTo("Atlas@7");
    assertThat(origin.calls()).isEqualTo(2);
    world.later(Duration.ofMillis(1));
    assertThat(here.read(1).value()).isEqualTo("New@7");
  }

  @Test
  @Tag("DC2")
  void an_origin_that_fails_three_times_is_left_alone_by_every_environment() {
    CacheWorld.Environment there = world.environment();
    origin.isDown();
    for (int book = 1; book <= 3; book++) {
      int unknown = book;
      assertThatExceptionOfType(OriginDownException.class).isThrownBy(() -> here.read(unknown));
    }

    assertThatExceptionOfType(OriginDownException.class)
        .isThrownBy(() -> there.read(4))
        .satisfies(down -> assertThat(down.retryAfter()).isPositive());
    assertThat(origin.calls()).isEqualTo(3);

    origin.has("Atlas@7");
    world.later(Duration.ofSeconds(10));
    assertThat(there.read(4).value()).isEqualTo("Atlas@7");
  }

  @Test
  void who_asks_the_origin_past_the_cache_can_know_that_it_is_left_alone() {
    CacheWorld.Environment there = world.environment();
    assertThat(there.cache.originLeftAloneFor()).isNull();
    origin.isDown();
    for (int book = 1; book <= 3; book++) {
      int unknown = book;
      assertThatExceptionOfType(OriginDownException.class).isThrownBy(() -> here.read(unknown));
    }
    world.later(Duration.ofSeconds(1).plusMillis(1));

    assertThat(there.cache.originLeftAloneFor()).isPositive();
    world.later(Duration.ofSeconds(10));
    assertThat(there.cache.originLeftAloneFor()).isNull();
  }

  @Test
  void near_its_end_the_lot_refreshes_an_entry_before_its_time() {
    origin.takes(Duration.ofSeconds(1));
    origin.has("Old@7");
    here.read(1);
    origin.has("New@7");
    world.later(Duration.ofSeconds(54));

    world.pace.chance(0.99);
    assertThat(here.read(1).value()).as("4.6 s before its end at most").isEqualTo("Old@7");
    world.pace.chance(0.9999);
    assertThat(here.read(1).value()).as("9.2 s before its end at most").isEqualTo("New@7");

    assertThat(here.count(EARLY)).isEqualTo(1);
    assertThat(here.count(FETCH)).isEqualTo(2);
  }

  @Test
  void an_early_refresh_that_fails_is_no_failure_to_anybody() {
    origin.takes(Duration.ofSeconds(1));
    origin.has("Atlas@7");
    here.read(1);
    origin.isDown();
    world.later(Duration.ofSeconds(54));
    world.pace.chance(0.9999);

    Answer<String> answer = here.read(1);

    assertThat(answer.value()).isEqualTo("Atlas@7");
    assertThat(answer.quality()).isEqualTo(Quality.FRESH);
    assertThat(here.count(STALE_ON_ERROR)).isZero();
  }

  @Test
  void the_lot_lengthens_or_shortens_the_fresh_time_by_a_tenth_at_most() {
    origin.has("Atlas@7");
    List<Long> times = new ArrayList<>();
    for (double chance : new double[] {0, TickedPace.EVEN, Math.nextDown(1.0)}) {
      world.pace.chance(chance);
      times.add(here.read(times.size()).freshMillis());
    }

    assertThat(times).containsExactly(54_000L, 60_000L, 66_000L);
  }

  @Test
  @Tag("DC7")
  void what_the_origin_confirms_is_fresh_again_for_everybody() {
    origin.has("Atlas@7", "e1");
    here.read(1);
    world.later(CacheWorld.FRESH);

    Answer<String> confirmed = here.read(1);
    assertThat(confirmed.value()).isEqualTo("Atlas@7");
    assertThat(confirmed.source()).isEqualTo(Source.ORIGIN);
    assertThat(confirmed.quality()).isEqualTo(Quality.FRESH);
    assertThat(origin.askedWith()).containsExactly(ScriptedOrigin.NOTHING, "e1");
    assertThat(here.count(UNCHANGED)).isEqualTo(1);
    assertThat(here.link.requests("confirm")).isEqualTo(1);

    CacheWorld.Environment there = world.environment();
    Answer<String> shared = there.read(1);
    assertThat(shared.value()).isEqualTo("Atlas@7");
    assertThat(shared.source()).isEqualTo(Source.SHARED);
    assertThat(shared.storedAt()).isEqualTo(confirmed.storedAt());
  }

  @Test
  @Tag("DC7")
  void a_new_environment_asks_with_the_validator_of_what_the_shared_tier_holds() {
    origin.has("Atlas@7", "e1");
    here.read(1);
    world.later(CacheWorld.FRESH);
    CacheWorld.Environment there = world.environment();

    Answer<String> confirmed = there.read(1);

    assertThat(confirmed.value()).isEqualTo("Atlas@7");
    assertThat(origin.askedWith()).containsExactly(ScriptedOrigin.NOTHING, "e1");
    assertThat(there.link.requests("fill")).isZero();
    assertThat(here.read(1).storedAt()).isEqualTo(confirmed.storedAt());
    assertThat(origin.askedWith()).hasSize(2);
  }

  @Test
  @Tag("DC7")
  void whoever_has_nothing_asks_without_validator_and_believes_no_confirmation() {
    origin.says(new Fetched.Unchanged<>());

    assertThatIllegalStateException().isThrownBy(() -> here.read(1));

    assertThat(origin.askedWith()).containsExactly(ScriptedOrigin.NOTHING);
    assertThat(here.count(FETCH_FAILED)).isEqualTo(1);
    assertThat(here.cache.get(BOOKS, 1)).isNull();
  }
}
