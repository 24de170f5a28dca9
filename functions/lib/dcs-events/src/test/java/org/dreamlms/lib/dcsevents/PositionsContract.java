package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.dcsevents.Samples.NOON;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What keeps a position. */
abstract class PositionsContract {

  /** Empty. */
  abstract Positions positions();

  @Test
  void before_the_first_there_is_none() {
    assertThat(positions().find()).isEmpty();
  }

  @Test
  void what_was_kept_is_there_whole() {
    Positions positions = positions();
    Position first = Position.first(NOON).next();
    Position read = first.read(Set.of(3, 5), 4711, NOON.plusSeconds(300)).next();
    Position cleared = read.cleared(NOON.plusSeconds(600), "why").next();
    Position without = cleared.withoutSubscription().next();

    for (Position next : new Position[] {first, read, cleared, without}) {
      assertThat(positions.keep(next)).isTrue();
      assertThat(positions.find()).contains(next);
    }
  }

  @Test
  void of_two_that_began_with_the_same_one_the_first_stays() {
    Positions positions = positions();
    Position first = Position.first(NOON).next();
    assertThat(positions.keep(first)).isTrue();
    Position quicker = first.read(Set.of(3), 7, NOON).next();

    assertThat(positions.keep(first)).isFalse();
    assertThat(positions.keep(quicker)).isTrue();
    assertThat(positions.keep(first.read(Set.of(3), 6, NOON).next())).isFalse();
    assertThat(positions.keep(quicker)).isFalse();
    assertThat(positions.find()).contains(quicker);
  }
}
