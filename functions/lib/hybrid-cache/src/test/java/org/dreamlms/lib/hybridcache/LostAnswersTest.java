package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shared tier does, and whoever asked for it is not told. */
final class LostAnswersTest {
  private final CacheWorld world = new CacheWorld();
  private final CacheWorld.Environment here = world.environment();
  private final CacheWorld.Environment there = world.environment();

  @Test
  @Tag("DY2")
  void an_invalidation_that_is_tried_again_is_counted_twice_and_harms_nobody() {
    world.origin.has("Old@7");
    here.read(1);
    there.read(1);
    world.origin.has("New@7");
    here.link.loseAnswersOf("invalidate");
    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> here.cache.invalidate(CacheWorld.BOOKS, 1, "test"));
    here.link.loseAnswersOf("");

    assertThat(here.cache.invalidate(CacheWorld.BOOKS, 1, "again")).isEqualTo(2);

    world.later(Duration.ofMillis(1001));
    assertThat(there.read(1).value()).isEqualTo("New@7");
    assertThat(here.read(1).value()).isEqualTo("New@7");
    assertThat(world.origin.calls()).isEqualTo(2);
  }

  @ParameterizedTest
  @Tag("DY2")
  @ValueSource(strings = {"lease", "fill", "release"})
  void a_read_is_answered_all_the_same_and_what_it_fetched_is_there_for_others(String lost) {
    world.origin.has("Atlas@7");
    here.link.loseAnswersOf(lost);

    assertThat(here.read(1).value()).isEqualTo("Atlas@7");
    assertThat(there.read(1).source()).isEqualTo(Source.SHARED);

    assertThat(world.origin.calls()).isEqualTo(1);
    assertThat(here.counts.storeFailures(lost)).isEqualTo(1);
  }

  @Test
  @Tag("DY2")
  void a_confirmation_of_which_nobody_was_told_is_one() {
    world.origin.has("Atlas@7", "e1");
    here.read(1);
    world.later(CacheWorld.FRESH);
    here.link.loseAnswersOf("confirm");

    assertThat(here.read(1).value()).isEqualTo("Atlas@7");
    assertThat(there.read(1).source()).isEqualTo(Source.SHARED);
    assertThat(world.origin.calls()).isEqualTo(2);
  }
}
