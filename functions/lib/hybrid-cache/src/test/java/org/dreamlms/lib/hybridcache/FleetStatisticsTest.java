package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.hybridcache.StatisticsStore.Added;
import org.junit.jupiter.api.Test;

/** Environments with production code over tiers and sums in memory. */
final class FleetStatisticsTest {
  private static final CacheName<String, String> BOOKS = named("books");
  private static final CacheName<String, String> CONFIGS = named("configs");

  private final TickingClock clock = TickingClock.at("2026-03-04T12:00:30Z");
  private final SharedStore shared = new MemorySharedStore(() -> "i1");
  private final MemoryStatistics sums = new MemoryStatistics();

  /** One container. */
  private final class Environment {
    final CacheCounts counts = new CacheCounts();
    final SpentCapacity spent = new SpentCapacity(ConsumedCapacity.IGNORED);
    final SystemPace pace = new SystemPace(clock);
    final HybridCache cache =
        HybridCacheBeans.of(
            shared,
            NearTiers.ofBytes(1_000_000),
            new CacheSettings(
                "t",
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                false,
                5),
            () -> Duration.ofSeconds(20),
            pace,
            counts);
    final FleetStatistics statistics;

    Environment(String id) {
      statistics =
          new FleetStatistics(sums, cache, spent, () -> new Moment(clock.millis(), 0), () -> id);
    }

    void look(CacheName<String, String> name, String... keys) {
      for (String key : keys) {
        cache.getOrFetch(name, key, _ -> new Fetched.Found<>("value of " + key, null));
      }
    }
  }

  @Test
  void known_traffic_through_three_environments_reads_as_the_same_numbers() {
    List<Environment> all = IntStream.range(0, 3).mapToObj(i -> new Environment("e" + i)).toList();
    for (Environment each : all) {
      each.look(BOOKS, "1", "2", "1", "1");
      each.look(CONFIGS, "1");
      each.statistics.add();
    }

    FleetCounts read = all.getLast().statistics.ofLast(5);

    assertThat(read.environments()).isEqualTo(3);
    // Two keys fetched once in all; the other two environments find them shared, then near.
    EventCounts books = Objects.requireNonNull(read.byName().get("books"));
    assertThat(books.byEvent())
        .isEqualTo(
            Map.of(CacheEvent.FETCH, 2L, CacheEvent.SHARED_HIT, 4L, CacheEvent.NEAR_HIT, 6L));
    assertThat(books.hits()).isEqualTo(10);
    assertThat(books.misses()).isEqualTo(2);
    assertThat(read.total().hits()).isEqualTo(12);
    assertThat(read.total().misses()).isEqualTo(3);
    assertThat(read.total().hitRate()).isEqualTo(0.8);
    assertThat(read.polls())
        .isEqualTo(all.stream().mapToLong(each -> each.counts.polls()).sum())
        .isPositive();
    assertThat(read.near().entries()).isEqualTo(9);
    assertThat(read.near().bytes()).isEqualTo(3 * all.getFirst().cache.nearUse().bytes());
    assertThat(read.since()).isEqualTo(Instant.parse("2026-03-04T11:55:00Z"));
    assertThat(read.asOf()).isEqualTo(clock.instant());
  }

  @Test
  void an_environment_adds_at_most_every_ten_seconds_and_then_all_since() {
    Environment one = new Environment("e1");
    one.look(BOOKS, "1");
    one.statistics.add();
    one.look(BOOKS, "1");
    clock.advance(Duration.ofMillis(9_999));
    one.statistics.add();

    assertThat(sums.additions()).isEqualTo(1);

    clock.advance(Duration.ofMillis(1));
    one.look(BOOKS, "1");
    one.statistics.add();

    assertThat(sums.additions()).isEqualTo(2);
    assertThat(one.statistics.ofLast(1).total().hits()).isEqualTo(2);
  }

  @Test
  void an_environment_that_counted_nothing_writes_nothing() {
    Environment one = new Environment("e1");
    one.statistics.add();
    one.look(BOOKS, "1");
    one.statistics.add();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(1));
      one.spent.written(1);
      one.statistics.add();
    }

    assertThat(sums.additions()).isEqualTo(1);
  }

  @Test
  void what_was_refused_is_added_the_next_time_and_what_nobody_knows_of_is_not() {
    Environment one = new Environment("e1");
    one.look(BOOKS, "1", "1");
    sums.comingAnswers(Added.NO, Added.UNKNOWN);
    one.statistics.add();

    assertThat(one.statistics.ofLast(5).total()).isEqualTo(EventCounts.NONE);

    clock.advance(Duration.ofSeconds(10));
    one.statistics.add();
    clock.advance(Duration.ofSeconds(10));
    one.statistics.add();

    assertThat(one.statistics.ofLast(5).total().hits()).isEqualTo(1);
    assertThat(sums.additions()).isEqualTo(2);
  }

  @Test
  void units_are_summed_with_their_tenths() {
    Environment one = new Environment("e1");
    one.look(BOOKS, "1");
    one.spent.read(0.5);
    one.spent.read(1);
    one.spent.written(4);
    one.statistics.add();

    FleetCounts read = one.statistics.ofLast(1);
    assertThat(read.readUnits()).isEqualTo(1.5);
    assertThat(read.writtenUnits()).isEqualTo(4);
  }

  @Test
  void minutes_before_the_asked_ones_do_not_count() {
    Environment one = new Environment("e1");
    one.look(BOOKS, "1");
    one.statistics.add();
    clock.advance(Duration.ofMinutes(5));

    assertThat(one.statistics.ofLast(5).total().misses()).isEqualTo(1);
    assertThat(one.statistics.ofLast(4).total().misses()).isZero();
    assertThat(one.statistics.ofLast(4).environments()).isZero();
  }

  @Test
  void what_the_near_tiers_hold_is_not_added_up_over_time() {
    Environment one = new Environment("e1");
    for (int i = 0; i < 12; i++) {
      one.look(BOOKS, "1", "2");
      one.statistics.add();
      clock.advance(Duration.ofSeconds(10));
    }

    assertThat(one.statistics.ofLast(5).near().entries()).isEqualTo(2);
  }

  @Test
  void a_copy_of_a_snapshot_does_not_say_what_the_snapshot_counted() {
    Environment one = new Environment("e1");
    one.look(BOOKS, "1", "1", "1");
    one.statistics.restored();
    one.look(BOOKS, "1");
    one.statistics.add();

    assertThat(one.statistics.ofLast(1).total().byEvent())
        .isEqualTo(Map.of(CacheEvent.NEAR_HIT, 1L));
  }

  @Test
  void more_counters_than_one_write_holds_are_said_in_two() {
    Environment one = new Environment("e1");
    int kinds = StatisticsStore.MOST_COUNTERS;
    for (int i = 0; i < kinds; i++) {
      one.look(named("kind" + i), "1");
    }
    one.statistics.add();
    clock.advance(Duration.ofSeconds(10));
    one.statistics.add();

    assertThat(one.statistics.ofLast(1).total().misses()).isEqualTo(kinds);
  }

  @Test
  void one_to_sixty_minutes_can_be_asked_for() {
    FleetStatistics statistics = new Environment("e1").statistics;

    for (int minutes : new int[] {-1, 0, 61}) {
      assertThatIllegalArgumentException().isThrownBy(() -> statistics.ofLast(minutes));
    }
    assertThat(statistics.ofLast(60).environments()).isZero();
  }

  @Test
  void a_failed_fetch_is_a_hit_when_something_old_answered_and_a_miss_otherwise() {
    EventCounts counts =
        new EventCounts(
            Map.of(
                CacheEvent.FETCH, 5L,
                CacheEvent.FETCH_FAILED, 3L,
                CacheEvent.STALE_ON_ERROR, 2L,
                CacheEvent.UNANSWERED, 1L));

    assertThat(counts.hits()).isEqualTo(2);
    assertThat(counts.misses()).isEqualTo(3);
    assertThat(EventCounts.NONE.hitRate()).isZero();
  }

  private static CacheName<String, String> named(String name) {
    return new CacheName<>(
        name,
        key -> name + ":" + key,
        _ -> List.of(),
        (_, _) -> List.of(),
        new TextCodec(1),
        new Lifetimes(Duration.ofHours(6), Duration.ofDays(7), Duration.ofMinutes(1)),
        String::length,
        1);
  }
}
