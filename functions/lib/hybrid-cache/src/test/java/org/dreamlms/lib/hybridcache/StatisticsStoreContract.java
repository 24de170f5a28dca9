package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dreamlms.lib.hybridcache.StatisticsStore.Added;
import org.junit.jupiter.api.Test;

/** What the store of the fleet's sums promises. */
abstract class StatisticsStoreContract {
  private static final long MINUTE = 29_543_760;

  abstract StatisticsStore store();

  @Test
  void nothing_was_counted_at_first() {
    assertThat(store().read(MINUTE - 60, MINUTE)).isEmpty();
  }

  @Test
  void additions_of_a_minute_are_summed_up_whoever_made_them() {
    add(MINUTE, "aaaaaaaa", Map.of("books/FETCH", 2L, "/polls", 1L));
    add(MINUTE, "bbbbbbbb", Map.of("books/FETCH", 40L));
    add(MINUTE, "aaaaaaaa", Map.of("books/FETCH", 1L));

    assertThat(store().read(MINUTE, MINUTE))
        .containsExactly(
            new MinuteSum(
                MINUTE, Set.of("aaaaaaaa", "bbbbbbbb"), Map.of("books/FETCH", 43L, "/polls", 1L)));
  }

  @Test
  void minutes_come_apart_and_in_their_order_and_no_others() {
    for (long minute = MINUTE + 3; minute >= MINUTE; minute--) {
      add(minute, "aaaaaaaa", Map.of("/polls", minute));
    }

    assertThat(store().read(MINUTE + 1, MINUTE + 2))
        .containsExactly(
            new MinuteSum(MINUTE + 1, Set.of("aaaaaaaa"), Map.of("/polls", MINUTE + 1)),
            new MinuteSum(MINUTE + 2, Set.of("aaaaaaaa"), Map.of("/polls", MINUTE + 2)));
  }

  @Test
  void a_size_may_become_smaller() {
    add(MINUTE, "aaaaaaaa", Map.of("/entries", 7L));
    add(MINUTE, "aaaaaaaa", Map.of("/entries", -3L));

    assertThat(store().read(MINUTE, MINUTE).getFirst().counters()).containsEntry("/entries", 4L);
  }

  @Test
  void as_many_counters_as_are_allowed_of_names_as_long_as_allowed() {
    Map<String, Long> many =
        IntStream.range(0, StatisticsStore.MOST_COUNTERS)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "/" + "x".repeat(StatisticsStore.LONGEST_NAME - 4) + (100 + i),
                    i -> (long) i));
    add(MINUTE, "aaaaaaaa", many);

    assertThat(store().read(MINUTE, MINUTE).getFirst().counters()).isEqualTo(many);
  }

  @Test
  void an_hour_is_read_at_once() {
    for (int i = 0; i <= 60; i++) {
      add(MINUTE - i, "env%05d".formatted(i), Map.of("/polls", 1L));
    }

    assertThat(store().read(MINUTE - 60, MINUTE)).hasSize(61);
  }

  @Test
  void nothing_is_lost_when_many_add_at_once() {
    try (var crowd = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 80; i++) {
        String environment = "env%05d".formatted(i % 16);
        crowd.submit(() -> store().add(MINUTE, environment, Map.of("/polls", 1L)));
      }
    }

    MinuteSum sum = store().read(MINUTE, MINUTE).getFirst();
    assertThat(sum.counters()).isEqualTo(Map.of("/polls", 80L));
    assertThat(sum.environments()).hasSize(16);
  }

  private void add(long minute, String environment, Map<String, Long> deltas) {
    assertThat(store().add(minute, environment, deltas)).isEqualTo(Added.YES);
  }
}
