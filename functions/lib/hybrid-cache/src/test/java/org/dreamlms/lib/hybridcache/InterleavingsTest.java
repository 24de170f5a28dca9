package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Test;

/** That polls, flights and fills in several threads end as if they had come one by one. */
class InterleavingsTest {
  @Test
  void replies_in_several_threads_are_as_if_they_came_one_by_one() {
    options().check(KnownEpochOperations.class);
  }

  @Test
  void nobody_joins_a_flight_that_began_before_what_he_knows() {
    options().check(FlightsOperations.class);
  }

  @Test
  void of_entries_that_are_put_at_once_the_one_that_knows_most_stays() {
    options().check(NearTierOperations.class);
  }

  /** That the first check could fail. */
  @Test
  void a_holder_that_reads_and_then_writes_is_found_out() {
    assertThatThrownBy(() -> options().check(CarelessEpochOperations.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  /** That the second could. */
  @Test
  void joining_whatever_flies_is_found_out() {
    assertThatThrownBy(() -> options().check(CarelessFlightsOperations.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  /** That the third could. */
  @Test
  void a_tier_that_looks_and_then_puts_is_found_out() {
    assertThatThrownBy(() -> options().check(CarelessNearTierOperations.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .iterations(12)
        .invocationsPerIteration(400)
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1);
  }
}
