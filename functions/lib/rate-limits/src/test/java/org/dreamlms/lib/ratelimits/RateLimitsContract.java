package org.dreamlms.lib.ratelimits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dreamlms.infra.testkit.TickingClock;
import org.junit.jupiter.api.Test;

/** What every counter does. */
abstract class RateLimitsContract {
  private static final RateVerdict WITHIN = new RateVerdict.Within();
  private static final RateLimit THREE = new RateLimit("test", 3, Duration.ofMinutes(1));

  final TickingClock clock = TickingClock.at("2026-03-04T08:00:15.500Z");
  private final String key = UUID.randomUUID().toString();

  abstract RateLimits limits();

  @Test
  void so_many_are_within_and_the_next_is_told_when_to_come_back() {
    RateLimits limits = limits();

    assertThat(count(limits, THREE, key, 5))
        .containsExactly(WITHIN, WITHIN, WITHIN, exceeded(45), exceeded(45));
  }

  @Test
  void the_next_window_begins_at_nothing_however_often_somebody_was_refused() {
    RateLimits limits = limits();
    count(limits, THREE, key, 50);
    clock.advance(Duration.ofMillis(44_499));
    assertThat(limits.count(THREE, key)).isEqualTo(exceeded(1));
    clock.advance(Duration.ofMillis(1));

    assertThat(count(limits, THREE, key, 4)).containsExactly(WITHIN, WITHIN, WITHIN, exceeded(60));
  }

  @Test
  void a_clock_that_is_set_back_finds_the_window_as_it_was() {
    RateLimits limits = limits();
    count(limits, THREE, key, 3);
    clock.advance(Duration.ofMinutes(1));
    assertThat(limits.count(THREE, key)).isEqualTo(WITHIN);
    clock.advance(Duration.ofMinutes(-1));

    assertThat(limits.count(THREE, key)).isEqualTo(exceeded(45));
  }

  @Test
  void keys_doors_and_windows_of_another_length_are_counted_apart() {
    RateLimits limits = limits();
    count(limits, THREE, key, 4);

    assertThat(limits.count(THREE, key + "x")).isEqualTo(WITHIN);
    assertThat(limits.count(new RateLimit("other", 3, Duration.ofMinutes(1)), key))
        .isEqualTo(WITHIN);
    assertThat(limits.count(new RateLimit("test", 3, Duration.ofMinutes(2)), key))
        .isEqualTo(WITHIN);
  }

  @Test
  void a_limit_that_is_raised_lets_more_through_at_once() {
    RateLimits limits = limits();
    count(limits, THREE, key, 4);
    RateLimit five = new RateLimit("test", 5, Duration.ofMinutes(1));

    assertThat(count(limits, five, key, 3)).containsExactly(WITHIN, WITHIN, exceeded(45));
    assertThat(limits.count(THREE, key)).isEqualTo(exceeded(45));
  }

  @Test
  void a_key_is_any_text() {
    RateLimits limits = limits();

    assertThat(
            Stream.of("", "#", "\0", "İnci", "\ud83d\udd11", "k".repeat(100_000))
                .map(each -> limits.count(THREE, each + key)))
        .containsOnly(WITHIN);
  }

  @Test
  void of_many_at_once_exactly_so_many_are_within() throws Exception {
    RateLimits limits = limits();
    RateLimit twenty = new RateLimit("test", 20, Duration.ofMinutes(1));
    List<Callable<RateVerdict>> calls =
        IntStream.range(0, 100)
            .<Callable<RateVerdict>>mapToObj(ignored -> () -> limits.count(twenty, key))
            .toList();

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<RateVerdict> verdicts =
          threads.invokeAll(calls).stream().map(Future::resultNow).toList();
      assertThat(verdicts).filteredOn(WITHIN::equals).hasSize(20);
      assertThat(verdicts).filteredOn(exceeded(45)::equals).hasSize(80);
    }
  }

  private static List<RateVerdict> count(
      RateLimits limits, RateLimit limit, String key, int times) {
    return IntStream.range(0, times).mapToObj(ignored -> limits.count(limit, key)).toList();
  }

  private static RateVerdict exceeded(int seconds) {
    return new RateVerdict.Exceeded(Duration.ofSeconds(seconds));
  }
}
