package org.dreamlms.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TickingClockTest {
  private final TickingClock clock = TickingClock.at("2026-11-21T08:00:00Z");

  @Test
  void it_moves_only_when_it_is_told_to() {
    assertThat(clock.instant()).isEqualTo("2026-11-21T08:00:00Z");
    assertThat(clock.advance(Duration.ofMinutes(15))).isEqualTo("2026-11-21T08:15:00Z");
    assertThat(clock.instant()).isEqualTo("2026-11-21T08:15:00Z");

    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void no_tick_of_many_threads_is_lost() {
    IntStream.range(0, 1000).parallel().forEach(i -> clock.advance(Duration.ofSeconds(1)));

    assertThat(clock.instant()).isEqualTo("2026-11-21T08:16:40Z");
  }
}
