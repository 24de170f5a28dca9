package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LeaseWatchTest {
  private static final long END = 1_800_000_000_000L;

  private final LeaseWatch watch = new LeaseWatch(Duration.ofMillis(800));

  @Test
  void who_has_seen_no_lease_holds_none_for_dead() {
    assertThat(watch.isDead(at(10_000))).isFalse();
  }

  @Test
  void a_lease_is_dead_when_its_end_stayed_for_longer_than_leases_last() {
    watch.saw(END, at(100));
    watch.saw(END, at(500));

    assertThat(watch.isDead(at(900))).isFalse();
    assertThat(watch.isDead(at(901))).isTrue();
    assertThat(watch.end()).isEqualTo(END);
  }

  @Test
  void who_keeps_it_lives_and_may_die_later() {
    watch.saw(END, at(0));
    watch.saw(END + 400, at(500));

    assertThat(watch.isDead(at(1_300))).isFalse();
    assertThat(watch.isDead(at(1_301))).isTrue();
    assertThat(watch.end()).isEqualTo(END + 400);
  }

  @Test
  void neither_a_freeze_nor_a_clock_that_is_set_ages_it() {
    watch.saw(END, new Moment(0, 0));

    assertThat(watch.isDead(new Moment(3_600_000, 700_000_000))).isFalse();
    assertThat(watch.isDead(new Moment(-3_600_000, 801_000_000))).isTrue();
  }

  private static Moment at(long millis) {
    return new Moment(millis, millis * 1_000_000);
  }
}
