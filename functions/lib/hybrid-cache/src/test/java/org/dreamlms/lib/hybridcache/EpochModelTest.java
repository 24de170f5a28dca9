package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dreamlms.lib.hybridcache.ModelMoves.Sight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every run of the protocol in small bounds, over the functions of production: writes, webhooks in
 * any order and twice, polls whose replies come back in any order, eventual reads that give any
 * state there ever was. {@code EpochMutantsTest} shows that this can fail.
 *
 * <p>More of it, for minutes: {@code -Dmodel=long}.
 */
class EpochModelTest {
  private static final int MOST = 12_000_000;
  private static final Set<Sight> TOLD_APART = EnumSet.noneOf(Sight.class);
  private static long states;

  record Configuration(String name, ModelBounds bounds) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Configuration> configurations() {
    boolean isLong = "long".equals(System.getProperty("model"));
    return Stream.concat(ORDINARY.stream(), isLong ? LONG.stream() : Stream.empty());
  }

  private static final List<Configuration> ORDINARY =
      List.of(
          new Configuration("two writes, three webhooks", ModelBounds.of(2, 3)),
          new Configuration("two polls at a time", ModelBounds.of(2, 2).environments(1, 2)),
          new Configuration("two containers", ModelBounds.of(1, 1).shared(2).environments(2, 1)),
          new Configuration("two flights, joined", ModelBounds.of(1, 1).joining(2)),
          new Configuration(
              "deleted and made again, joined", ModelBounds.of(2, 2).deleting().joining(1)),
          new Configuration(
              "made of two things", ModelBounds.of(1, 2).tags(ModelTags.APART, 2).deleting()),
          new Configuration(
              "made of two things that share all buckets",
              ModelBounds.of(1, 2).tags(ModelTags.SHARE_ALL, 2).deleting()),
          new Configuration(
              "beside a tag of other buckets", ModelBounds.of(1, 1).noise(2).deleting()),
          new Configuration(
              "beside a tag in the same bucket of row a",
              ModelBounds.of(1, 1).tags(ModelTags.SHARE_A, 1).noise(2).deleting()),
          new Configuration(
              "beside a tag in the same buckets",
              ModelBounds.of(1, 1).tags(ModelTags.SHARE_A_AND_B, 1).noise(2).deleting()),
          new Configuration(
              "beside a tag in all the same buckets",
              ModelBounds.of(1, 1).tags(ModelTags.SHARE_ALL, 1).noise(2).deleting()),
          new Configuration(
              "exact sequences are not always kept",
              ModelBounds.of(2, 3)
                  .tags(ModelTags.SHARE_A_AND_B, 1)
                  .noise(1)
                  .exactless(1)
                  .shared(2)),
          new Configuration(
              "cleared twice beside deletions", ModelBounds.of(1, 1).clears(2).deleting()),
          new Configuration(
              "the vector is lost twice", ModelBounds.of(1, 1).recreated(2).shared(3)),
          new Configuration(
              "the vector is lost while polls are under way",
              ModelBounds.of(1, 1).recreated(1).environments(1, 2).shared(2)),
          new Configuration(
              "the vector is lost among deletions", ModelBounds.of(1, 1).recreated(1).deleting()),
          new Configuration(
              "the vector is restored", ModelBounds.of(1, 1).noise(1).shared(2).restored(true)),
          new Configuration(
              "the vector is restored, and one of two containers knew more",
              ModelBounds.of(0, 0).noise(1).shared(1).environments(2, 1).restored(true)));

  private static final List<Configuration> LONG =
      List.of(
          new Configuration(
              "long: two containers, two webhooks", ModelBounds.of(1, 2).environments(2, 1)),
          new Configuration(
              "long: two containers, two polls each",
              ModelBounds.of(1, 1).shared(2).environments(2, 2)),
          new Configuration(
              "long: two containers, two flights each",
              ModelBounds.of(1, 1).shared(1).environments(2, 1).joining(2)),
          new Configuration(
              "long: two containers, deletions beside the same buckets",
              ModelBounds.of(1, 1)
                  .tags(ModelTags.SHARE_A_AND_B, 1)
                  .noise(1)
                  .shared(2)
                  .deleting()
                  .environments(2, 1)),
          new Configuration(
              "long: lost twice while polls are under way",
              ModelBounds.of(1, 2).recreated(2).environments(1, 2).shared(2)),
          new Configuration(
              "long: two containers, the vector is restored",
              ModelBounds.of(0, 0).noise(1).clears(1).shared(1).environments(2, 1).restored(true)),
          new Configuration(
              "long: two containers, the vector is lost",
              ModelBounds.of(1, 1).recreated(1).shared(1).environments(2, 1)));

  @ParameterizedTest(name = "{0}")
  @MethodSource("configurations")
  void nothing_old_is_answered_nothing_deleted_returns_and_nothing_innocent_is_refused(
      Configuration configuration) {
    ModelSearch.Result result =
        new ModelSearch(configuration.bounds(), ModelRules.PRODUCTION, MOST).run();

    System.out.printf(
        "%,11d states: %s %s%n", result.states(), configuration.name(), result.sights());
    assertThat(result.found()).as("a trace that breaks the protocol").isNull();
    assertThat(result.exhaustive()).isTrue();
    assertThat(result.sights().get(Sight.SERVED)).isPositive();
    result.sights().forEach((sight, times) -> addSeen(sight, times));
    states += result.states();
  }

  private static void addSeen(Sight sight, long times) {
    if (times > 0) {
      TOLD_APART.add(sight);
    }
  }

  /** A model in which an outcome never comes about proves nothing about it. */
  @AfterAll
  static void all_outcomes_came_about() {
    System.out.printf("%,11d states in all%n", states);
    assertThat(TOLD_APART).containsExactlyInAnyOrder(Sight.values());
  }
}
