package org.dreamlms.lib.hybridcache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That {@link EpochModelTest} could fail: each wrong rule is found out, and by what it breaks. */
class EpochMutantsTest {
  private static final int MOST = 300_000;

  @ParameterizedTest
  @EnumSource
  void every_wrong_rule_is_found_out(ModelMutant mutant) {
    ModelSearch.Result result = new ModelSearch(mutant.bounds(), mutant.rules(), MOST).run();

    ModelSearch.Found found = result.found();
    assertThat(found).as("%s in %d states", mutant, result.states()).isNotNull();
    System.out.printf(
        "%-34s %-11s %2d steps, %7d states: %s%n",
        mutant,
        requireNonNull(found).flaw(),
        found.trace().size(),
        result.states(),
        found.trace().stream().map(String::valueOf).collect(Collectors.joining(" ; ")));
    assertThat(found.flaw()).isEqualTo(mutant.flaw());
  }

  @ParameterizedTest
  @EnumSource
  void within_the_same_bounds_the_right_rules_hold(ModelMutant mutant) {
    ModelSearch.Result result = new ModelSearch(mutant.bounds(), ModelRules.PRODUCTION, MOST).run();

    System.out.printf("%-34s right: %7d states%n", mutant, result.states());
    assertThat(result.found()).isNull();
    // That one takes minutes to the end: it is among the long ones of EpochModelTest.
    assertThat(result.exhaustive()).isEqualTo(mutant != ModelMutant.NEVER_DOUBTS);
  }
}
