package org.dreamlms.lib.hybridcache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.dreamlms.lib.hybridcache.ModelMoves.Flaw;
import org.junit.jupiter.api.Test;

/**
 * What the protocol does without, and what it cannot do without. The latter are why a restored
 * table must be given a new incarnation before anybody reads it.
 */
class EpochLimitsTest {
  private static final int MOST = 1_500_000;

  @Test
  void which_of_two_fills_wins_is_a_matter_of_cost() {
    assertHolds(ModelBounds.of(1, 2), new FetchMutants.UnconditionalPut());
  }

  @Test
  void entries_need_not_be_stamped_anew() {
    assertHolds(ModelBounds.of(1, 2), new FetchMutants.KeepsItsStamp());
  }

  @Test
  void a_torn_poll_does_no_harm_where_nothing_is_stamped_anew() {
    assertHolds(ModelBounds.of(1, 1), new PollMutants.TornAlone());
    assertHolds(ModelBounds.of(1, 1).deleting().joining(1), new PollMutants.TornAlone());
  }

  @Test
  void without_restores_an_entry_that_knows_more_gives_no_doubt() {
    assertHolds(ModelBounds.of(1, 1).environments(2, 1).shared(2), new PollMutants.NeverDoubts());
  }

  @Test
  void exact_sequences_of_a_restored_table_lack_what_an_environment_knows() {
    assertBroken(ModelBounds.of(1, 1).restored(false), ModelRules.PRODUCTION);
  }

  @Test
  void an_invalidation_of_a_restored_vector_that_nobody_found_out_yet_is_lost() {
    assertBroken(
        ModelBounds.of(1, 1).noise(1).shared(1).restored(false), new ExactMutants.NeverRescues());
  }

  private static void assertHolds(ModelBounds bounds, ModelRules rules) {
    ModelSearch.Result result = new ModelSearch(bounds, rules, MOST).run();

    System.out.printf("%7d states: %s%n", result.states(), rules.getClass().getSimpleName());
    assertThat(result.found()).isNull();
    assertThat(result.exhaustive()).isTrue();
  }

  private static void assertBroken(ModelBounds bounds, ModelRules rules) {
    ModelSearch.Result result = new ModelSearch(bounds, rules, MOST).run();

    System.out.println(result.found());
    assertThat(requireNonNull(result.found()).flaw()).isEqualTo(Flaw.STALE);
  }
}
