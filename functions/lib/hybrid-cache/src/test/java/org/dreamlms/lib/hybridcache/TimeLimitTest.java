package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TimeLimitTest {
  private static final Duration USUAL = Duration.ofMillis(120);

  private Duration left = Duration.ofMinutes(1);

  @Test
  void until_the_first_answer_there_is_time_to_connect() {
    TimeLimit limit = new TimeLimit(USUAL, () -> left);

    assertThat(limit.forNext("poll")).isEqualTo(Duration.ofSeconds(1));
    assertThat(limit.forNext("poll")).isEqualTo(Duration.ofSeconds(1));
    limit.answered();
    assertThat(limit.forNext("poll")).isEqualTo(USUAL);
  }

  @Test
  void a_longer_timeout_needs_no_other_for_connecting() {
    TimeLimit limit = new TimeLimit(Duration.ofSeconds(3), () -> left);

    assertThat(limit.forNext("poll")).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void never_more_than_the_invocation_has_left() {
    TimeLimit limit = new TimeLimit(USUAL, () -> left);
    left = Duration.ofMillis(300);
    assertThat(limit.forNext("poll")).isEqualTo(left);
    limit.answered();
    assertThat(limit.forNext("poll")).isEqualTo(USUAL);
    left = Duration.ofMillis(7);

    assertThat(limit.forNext("poll")).isEqualTo(left);
  }

  @Test
  void without_time_there_is_no_request() {
    TimeLimit limit = new TimeLimit(USUAL, () -> left);
    for (Duration none : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
      left = none;
      assertThatExceptionOfType(SharedStoreException.class)
          .isThrownBy(() -> limit.forNext("poll"))
          .withMessageContaining("poll");
    }
  }

  @Test
  void an_attempt_has_half_of_the_time_and_no_less_than_it_needs() {
    TimeLimit limit = new TimeLimit(USUAL, () -> left);
    assertThat(limit.forAttempt(TimeLimit.CONNECTING)).isEqualTo(TimeLimit.CONNECTING);
    assertThat(limit.forAttempt(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(5));
    assertThat(limit.forAttempt(Duration.ofMillis(1500))).isEqualTo(TimeLimit.CONNECTING);

    limit.answered();

    assertThat(limit.forAttempt(Duration.ofMillis(120))).isEqualTo(Duration.ofMillis(60));
    assertThat(limit.forAttempt(Duration.ofMillis(80))).isEqualTo(TimeLimit.SHORTEST_ATTEMPT);
    assertThat(limit.forAttempt(Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(10));
  }
}
