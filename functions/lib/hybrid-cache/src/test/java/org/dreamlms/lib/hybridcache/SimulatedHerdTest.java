package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.hybridcache.SimulatedHerd.HOUR;
import static org.dreamlms.lib.hybridcache.SimulatedHerd.SECOND;

import java.util.List;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hundred environments and one key: how often the origin is asked, exactly. */
final class SimulatedHerdTest {
  private static final int MANY = 200;
  private static final int BOOK = 1;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void one_call_for_all_and_one_more_for_each_invalidation(long seed) {
    SimulatedHerd world = new SimulatedHerd(seed);
    List<SimulatedEnvironment> herd = world.environments(MANY);
    int[] cold = {0};
    world.read(herd, BOOK, 0);
    world.at(
        herd.getFirst(),
        5 * SECOND,
        () -> {
          cold[0] = world.calls();
          herd.getFirst()
              .cache()
              .invalidateTag(CacheWorld.book(BOOK), Invalidation.SOFT, "changed");
        });
    world.read(herd, BOOK, 7 * SECOND);

    world.run();

    assertThat(cold[0]).isEqualTo(1);
    assertThat(world.calls()).isEqualTo(2);
    assertThat(world.answers()).hasSize(2 * MANY).noneMatch(Answer::unverified);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  @Tag("LA1")
  void one_call_more_when_the_one_who_asks_dies(long seed) {
    SimulatedHerd world = new SimulatedHerd(seed);
    world.killAtCall(1);
    world.read(world.environments(MANY), BOOK, 0);

    world.run();

    assertThat(world.calls()).isEqualTo(2);
    assertThat(world.unanswered()).isZero();
    assertThat(world.answers()).hasSize(MANY);
  }

  /** Of the others the lease ends by its own time at once, or much later than they can wait. */
  @ParameterizedTest
  @ValueSource(longs = {-3_600_000, -30_000, -500, 500, 5_000, 30_000, 59_000, 3_600_000})
  @Tag("LA1")
  void one_call_more_when_one_dies_whose_clock_is_wrong(long byMillis) {
    SimulatedHerd world = new SimulatedHerd(1);
    List<SimulatedEnvironment> herd = world.environments(MANY);
    herd.getFirst().setClock(byMillis);
    world.killAtCall(1);
    world.read(herd.subList(0, 1), BOOK, 0);
    world.read(herd.subList(1, MANY), BOOK, SECOND / 10);

    world.run();

    assertThat(world.calls()).isEqualTo(2);
    assertThat(world.unanswered()).isZero();
    assertThat(world.answers()).hasSize(MANY);
  }

  @Test
  void one_call_more_though_the_dead_ones_lease_ends_when_the_next_one_does() {
    for (int byMillis = 800; byMillis < 1_000; byMillis++) {
      SimulatedHerd world = new SimulatedHerd(byMillis);
      List<SimulatedEnvironment> herd = world.environments(10);
      herd.getFirst().setClock(byMillis);
      world.killAtCall(1);
      world.read(herd.subList(0, 1), BOOK, 0);
      world.read(herd.subList(1, 10), BOOK, SECOND / 10);

      world.run();

      assertThat(world.calls()).as("ahead by " + byMillis + " ms").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 500, 5_000, 30_000})
  void nobody_takes_the_lease_of_a_slow_one_that_lives_though_its_clock_is_ahead(long byMillis) {
    SimulatedHerd world = new SimulatedHerd(1);
    List<SimulatedEnvironment> herd = world.environments(MANY);
    herd.getFirst().setClock(byMillis);
    world.originSlow(5 * SECOND);
    world.read(herd.subList(0, 1), BOOK, 0);
    world.read(herd.subList(1, MANY), BOOK, SECOND / 10);

    world.run();

    assertThat(world.calls()).isEqualTo(1);
    assertThat(world.unanswered()).isZero();
    assertThat(world.answers()).hasSize(MANY);
  }

  @Test
  void none_when_the_shared_tier_has_it() {
    SimulatedHerd world = new SimulatedHerd(1);
    world.read(world.environments(1), BOOK, 0);
    world.read(world.environments(MANY), BOOK, 5 * SECOND);

    world.run();

    assertThat(world.calls()).isEqualTo(1);
    assertThat(world.answers()).filteredOn(a -> a.source() == Source.SHARED).hasSize(MANY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @Tag("DC11")
  void back_after_seven_days_two_hundred_cold_environments_ask_at_most_twice_for_a_key(long seed) {
    int books = 10;
    SimulatedHerd world = new SimulatedHerd(seed);
    SimulatedEnvironment old = world.environments(1).getFirst();
    world.at(
        old,
        0,
        () -> {
          everything(world, old, books);
          world.originDown(true);
          for (int hour = 0; hour < 7 * 24; hour++) {
            world.sleep(HOUR);
            everything(world, old, books);
          }
          world.originDown(false);
          world.forgetCalls();
        });
    List<SimulatedEnvironment> herd = world.environments(MANY);
    long back = 7 * 24 * HOUR + 600 * SECOND;
    for (int book = 0; book < books; book++) {
      world.read(herd, book, back);
      world.read(herd, book, back + 30 * SECOND);
    }

    world.run();

    assertThat(world.unanswered()).isZero();
    assertThat(world.answers()).hasSize((7 * 24 + 1) * books + 2 * MANY * books);
    for (int book = 0; book < books; book++) {
      assertThat(world.calls(book)).isBetween(1, 2);
    }
  }

  @Test
  @Tag("LA2")
  void clones_of_a_snapshot_poll_before_they_answer_and_ask_once_for_all() {
    SimulatedHerd world = new SimulatedHerd(1);
    SimulatedEnvironment snapshot = world.environments(1).getFirst();
    List<SimulatedEnvironment> clones = world.environments(100);
    world.read(List.of(snapshot), BOOK, 0);
    world.at(
        snapshot,
        SECOND,
        () -> {
          clones.forEach(clone -> clone.wakeUpAs(snapshot, SECOND / 100));
          // Polled and valid in the snapshot, a moment ago; what the clones hold is old all the
          // same.
          snapshot
              .cache()
              .invalidateTag(CacheWorld.book(BOOK), Invalidation.SOFT, "changed meanwhile");
          for (SimulatedEnvironment clone : clones) {
            world.at(clone, 0, () -> world.answer(clone, BOOK));
          }
        });

    world.run();

    assertThat(world.calls()).isEqualTo(2);
    assertThat(world.answers()).hasSize(1 + 100);
    assertThat(world.answers().subList(1, 101))
        .allMatch(answer -> answer.source() != Source.NEAR && !answer.unverified());
  }

  private static void everything(SimulatedHerd world, SimulatedEnvironment who, int books) {
    for (int book = 0; book < books; book++) {
      world.answer(who, book);
    }
  }
}
