package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Target 7 of the cache protocol, counted on a simulated clock: who waits, and what it costs. */
final class EarlyPollsTest {
  private static final int SECONDS = 600;

  /** Saved up in an environment that just began: so many polls it may make too many, once. */
  private static final int SAVED = 5;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_twenty_requests_a_second_at_most_two_in_a_hundred_wait_and_one_poll_is_sent(long seed) {
    SteadyLoad load =
        new SteadyLoad(seed, SteadyLoad.Arrivals.BY_CHANCE, 10_000, true).run(SECONDS);

    System.out.println("By chance, seed " + seed + ": " + load);
    assertThat(load.waited()).isLessThanOrEqualTo(load.requests() * 2 / 100);
    assertThat(load.polls()).isLessThanOrEqualTo(SECONDS + SAVED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void as_few_wait_and_no_more_is_sent_when_they_come_evenly(long seed) {
    SteadyLoad load = new SteadyLoad(seed, SteadyLoad.Arrivals.EVENLY, 10_000, true).run(SECONDS);

    System.out.println("Evenly, seed " + seed + ": " + load);
    assertThat(load.waited()).isLessThanOrEqualTo(load.requests() * 2 / 100);
    assertThat(load.polls()).isLessThanOrEqualTo(SECONDS + SAVED);
  }

  /**
   * What a request does itself is too short to hide a poll: nothing is gained, nor is it dearer.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void requests_shorter_than_a_poll_wait_as_before_and_cost_no_more(long seed) {
    SteadyLoad before = new SteadyLoad(seed, SteadyLoad.Arrivals.BY_CHANCE, 0, false).run(SECONDS);
    SteadyLoad load = new SteadyLoad(seed, SteadyLoad.Arrivals.BY_CHANCE, 0, true).run(SECONDS);

    System.out.println("Short, seed " + seed + ": " + load + ", without: " + before);
    assertThat(load.waited()).isLessThanOrEqualTo(before.waited() * 11 / 10);
    assertThat(load.polls()).isLessThanOrEqualTo(SECONDS + SAVED);
  }

  /** That the figure above is worth something. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void without_early_polls_more_wait(long seed) {
    SteadyLoad load =
        new SteadyLoad(seed, SteadyLoad.Arrivals.BY_CHANCE, 10_000, false).run(SECONDS);

    System.out.println("Without, seed " + seed + ": " + load);
    assertThat(load.waited()).isGreaterThan(load.requests() * 4 / 100);
  }
}
