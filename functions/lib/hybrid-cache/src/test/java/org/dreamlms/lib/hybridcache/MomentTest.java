package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {
  private static final Moment BEGAN = new Moment(1_000_000, 5_000_000_000L);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "nothing passed, 0, 0, 0",
    "both clocks ran alike, 1500, 1500, 1500",
    "frozen: the monotonic clock stood, 3600000, 2, 3600000",
    "the wall clock was set back a little, 10, 900, 900",
  })
  void the_clock_that_says_more_is_believed(
      String name, long wallMillis, long ranMillis, long expected) {
    Moment now = new Moment(BEGAN.wallMillis() + wallMillis, BEGAN.nanos() + ranMillis * 1_000_000);

    assertThat(now.since(BEGAN)).isEqualTo(Duration.ofMillis(expected));
    assertThat(now.millisSince(BEGAN)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "wall, -1, 5000000",
    "monotonic, 5, -1",
    "both, -60000, -60000000000",
    "far, -1000000, 0",
  })
  void a_clock_that_went_backwards_says_that_it_was_ages_ago(
      String name, long wallMillis, long nanos) {
    Moment now = new Moment(BEGAN.wallMillis() + wallMillis, BEGAN.nanos() + nanos);

    assertThat(now.since(BEGAN)).isGreaterThan(Duration.ofDays(36_000));
    assertThat(now.millisSince(BEGAN)).isGreaterThan(Duration.ofDays(36_000).toMillis());
  }

  /** {@link System#nanoTime} may be anything, and overflow. */
  @ParameterizedTest
  @CsvSource({"9223372036854775807, -9223372036854775808", "-1, 0", "-5, -4"})
  void the_monotonic_clock_may_begin_anywhere(long before, long after) {
    Moment now = new Moment(0, after);

    assertThat(now.since(new Moment(0, before))).isEqualTo(Duration.ofNanos(1));
  }

  @ParameterizedTest
  @CsvSource({"999999, 0", "1000000, 1", "1999999, 1"})
  void parts_of_a_millisecond_do_not_count_on_the_hot_path(long nanos, long millis) {
    Moment now = new Moment(BEGAN.wallMillis(), BEGAN.nanos() + nanos);

    assertThat(now.millisSince(BEGAN)).isEqualTo(millis);
    assertThat(now.since(BEGAN)).isEqualTo(Duration.ofNanos(nanos));
  }
}
