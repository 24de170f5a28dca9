package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RecentReadsTest {
  private final HandClock clock = new HandClock();
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void a_value_is_read_once_until_it_is_too_old() {
    var recent = new RecentReads<String, Integer>(Duration.ofSeconds(5), 10, clock);
    recent.get("a", key -> reads.incrementAndGet());
    clock.move(Duration.ofSeconds(4));
    assertThat(recent.get("a", key -> reads.incrementAndGet())).isOne();
    clock.move(Duration.ofSeconds(1));

    assertThat(recent.get("a", key -> reads.incrementAndGet())).isEqualTo(2);
  }

  @Test
  void a_slow_read_is_aged_from_its_beginning() {
    var recent = new RecentReads<String, Integer>(Duration.ofSeconds(5), 10, clock);
    recent.get(
        "a",
        key -> {
          clock.move(Duration.ofSeconds(4));
          return reads.incrementAndGet();
        });
    clock.move(Duration.ofSeconds(1));

    assertThat(recent.get("a", key -> reads.incrementAndGet())).isEqualTo(2);
  }

  @Test
  void with_a_maximal_age_of_zero_nothing_is_remembered() {
    var recent = new RecentReads<String, Integer>(Duration.ZERO, 10, clock);
    recent.get("a", key -> reads.incrementAndGet());

    assertThat(recent.get("a", key -> reads.incrementAndGet())).isEqualTo(2);
  }

  @Test
  void it_is_bounded_and_forgets_the_one_used_longest_ago() {
    var recent = new RecentReads<Integer, Integer>(Duration.ofSeconds(5), 3, clock);
    for (int key = 1; key <= 3; key++) {
      recent.get(key, k -> k);
    }
    recent.get(1, k -> -1);
    recent.get(4, k -> k);

    assertThat(recent.size()).isEqualTo(3);
    assertThat(recent.get(1, k -> -1)).isOne();
    assertThat(recent.get(2, k -> -2)).isEqualTo(-2);
  }
}
