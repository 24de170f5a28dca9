package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EpochVectorTest {
  private static final Tag MINE = ModelTags.SHARE_A_AND_B.pair().get(0);
  private static final Tag TWIN = ModelTags.SHARE_A_AND_B.pair().get(1);
  private static final EpochVector FRESH = EpochVector.fresh("A");
  private static final Stamp AT_0 = new Stamp("A", 0);
  private static final Stamp AT_1 = new Stamp("A", 1);

  @Test
  void a_fresh_vector_finds_all_of_its_own_valid_and_nothing_else() {
    assertThat(FRESH.validity(AT_0, tags(MINE))).isEqualTo(Validity.VALID);
    assertThat(FRESH.validity(AT_0, tags())).isEqualTo(Validity.VALID);
    assertThat(FRESH.validity(new Stamp("B", 9), tags(MINE))).isEqualTo(Validity.VOID);
    assertThat(FRESH.validity(Stamp.NONE, tags())).isEqualTo(Validity.VOID);
    assertThat(FRESH.stamp()).isEqualTo(AT_0);
  }

  @Test
  void an_invalidation_counts_one_and_refuses_what_is_stamped_lower() {
    EpochVector soft = FRESH.invalidated(List.of(MINE), Invalidation.SOFT);
    EpochVector hard = FRESH.invalidated(List.of(MINE), Invalidation.HARD);

    assertThat(soft.sequence()).isEqualTo(1);
    assertThat(soft.validity(AT_0, tags(MINE))).isEqualTo(Validity.SOFT);
    assertThat(hard.validity(AT_0, tags(MINE))).isEqualTo(Validity.HARD);
    assertThat(soft.validity(AT_1, tags(MINE))).isEqualTo(Validity.VALID);
    assertThat(hard.validity(AT_1, tags(MINE))).isEqualTo(Validity.VALID);
  }

  @Test
  void one_invalidation_gives_all_its_tags_one_sequence() {
    List<Tag> both = ModelTags.APART.pair();
    EpochVector vector = FRESH.invalidated(both, Invalidation.SOFT);

    assertThat(vector.sequence()).isEqualTo(1);
    for (Tag tag : both) {
      assertThat(vector.validity(AT_0, tags(tag))).isEqualTo(Validity.SOFT);
    }
    assertThat(FRESH.invalidated(List.of(), Invalidation.HARD).validity(AT_0, tags(MINE)))
        .isEqualTo(Validity.VALID);
  }

  @Test
  void a_soft_invalidation_after_a_hard_one_stays_hard_for_what_is_older_than_both() {
    EpochVector both =
        FRESH
            .invalidated(List.of(MINE), Invalidation.HARD)
            .invalidated(List.of(MINE), Invalidation.SOFT);

    assertThat(both.validity(AT_0, tags(MINE))).isEqualTo(Validity.HARD);
    assertThat(both.validity(AT_1, tags(MINE))).isEqualTo(Validity.SOFT);
  }

  @Test
  void the_worst_of_all_tags_counts_in_any_order() {
    Tag other = ModelTags.APART.pair().get(1);
    Tag first = ModelTags.APART.pair().get(0);
    EpochVector vector =
        FRESH
            .invalidated(List.of(first), Invalidation.SOFT)
            .invalidated(List.of(other), Invalidation.HARD);

    assertThat(vector.validity(AT_0, tags(first, other))).isEqualTo(Validity.HARD);
    assertThat(vector.validity(AT_0, tags(other, first))).isEqualTo(Validity.HARD);
  }

  @Test
  void a_tag_that_shares_one_bucket_is_not_refused() {
    List<Tag> pair = ModelTags.SHARE_A.pair();
    EpochVector vector = FRESH.invalidated(List.of(pair.get(1)), Invalidation.HARD);

    assertThat(vector.validity(AT_0, tags(pair.get(0)))).isEqualTo(Validity.VALID);
  }

  @Test
  void clearing_refuses_everything_that_is_stamped_lower() {
    EpochVector soft = FRESH.cleared(Invalidation.SOFT);
    EpochVector hard = FRESH.cleared(Invalidation.HARD);

    assertThat(List.of(soft.all(), soft.allHard())).containsExactly(1L, 0L);
    assertThat(List.of(hard.all(), hard.allHard())).containsExactly(1L, 1L);
    assertThat(soft.validity(AT_0, tags())).isEqualTo(Validity.SOFT);
    assertThat(hard.validity(AT_0, tags())).isEqualTo(Validity.HARD);
    assertThat(hard.validity(AT_1, tags(MINE))).isEqualTo(Validity.VALID);
    assertThat(hard.cleared(Invalidation.SOFT).allHard()).isEqualTo(1);
  }

  @Test
  void exact_sequences_overrule_the_vector_about_named_tags() {
    EpochVector vector = FRESH.invalidated(List.of(TWIN), Invalidation.SOFT);

    assertThat(vector.validity(AT_0, tags(MINE))).isEqualTo(Validity.SOFT);
    assertThat(vector.validity(AT_0, tags(MINE), Map.of(MINE, TagSequence.NEVER)))
        .isEqualTo(Validity.VALID);
    assertThat(vector.validity(AT_0, tags(MINE), Map.of(MINE, new TagSequence(1, 0))))
        .isEqualTo(Validity.SOFT);
    assertThat(vector.validity(AT_0, tags(MINE), Map.of(MINE, new TagSequence(1, 1))))
        .isEqualTo(Validity.HARD);
    assertThat(vector.validity(AT_1, tags(MINE), Map.of(MINE, new TagSequence(1, 1))))
        .isEqualTo(Validity.VALID);
  }

  @Test
  void of_a_tag_without_an_exact_sequence_the_vector_tells() {
    EpochVector soft = FRESH.invalidated(List.of(TWIN), Invalidation.SOFT);
    EpochVector hard = FRESH.invalidated(List.of(MINE), Invalidation.HARD);

    assertThat(soft.validity(AT_0, tags(MINE), Map.of())).isEqualTo(Validity.SOFT);
    assertThat(hard.validity(AT_0, tags(MINE), Map.of())).isEqualTo(Validity.HARD);
    assertThat(hard.validity(AT_1, tags(MINE), Map.of())).isEqualTo(Validity.VALID);
  }

  @Test
  void exact_sequences_never_overrule_a_clear_nor_another_incarnation() {
    Map<Tag, TagSequence> none = Map.of(MINE, TagSequence.NEVER);

    assertThat(FRESH.cleared(Invalidation.SOFT).validity(AT_0, tags(MINE), none))
        .isEqualTo(Validity.SOFT);
    assertThat(FRESH.cleared(Invalidation.HARD).validity(AT_0, tags(MINE), none))
        .isEqualTo(Validity.HARD);
    assertThat(FRESH.validity(new Stamp("B", 0), tags(MINE), none)).isEqualTo(Validity.VOID);
  }

  @Test
  void exact_sequences_say_nothing_of_what_was_stamped_before_they_were_kept() {
    EpochVector bumped = FRESH.invalidated(List.of(MINE), Invalidation.SOFT);
    EpochVector vector =
        ModelVectors.exactFrom(bumped, 1).invalidated(List.of(MINE), Invalidation.SOFT);

    Map<Tag, TagSequence> none = Map.of(MINE, TagSequence.NEVER);

    assertThat(vector.validity(AT_0, tags(MINE), none)).isEqualTo(Validity.SOFT);
    assertThat(vector.validity(AT_1, tags(MINE), none)).isEqualTo(Validity.VALID);
  }

  /** Repeat a failure with {@code -Dvectors.seed=<seed>}. */
  @Test
  void readings_merge_in_any_order_and_any_number_of_times() {
    long seed = Long.getLong("vectors.seed", System.nanoTime());
    System.out.println("vectors.seed=" + seed);
    RandomGenerator random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      List<EpochVector> history = history(random);
      EpochVector x = any(history, random);
      EpochVector y = any(history, random);
      EpochVector z = any(history, random);
      EpochVector later = x.sequence() >= y.sequence() ? x : y;

      assertThat(x.merged(y)).as("commutative, %d", seed).isEqualTo(y.merged(x));
      assertThat(x.merged(x)).as("idempotent, %d", seed).isEqualTo(x);
      assertThat(x.merged(y).merged(z))
          .as("associative, %d", seed)
          .isEqualTo(x.merged(y.merged(z)));
      assertThat(x.merged(y)).as("readings of one life, %d", seed).isEqualTo(later);
    }
  }

  @Test
  void incarnations_do_not_merge() {
    assertThatThrownBy(() -> FRESH.merged(EpochVector.fresh("B")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_mark_of_the_origin_is_of_the_reading_with_the_higher_sequence_or_the_later_one() {
    EpochVector down = FRESH.down(5);
    EpochVector next = FRESH.invalidated(List.of(), Invalidation.SOFT);

    assertThat(FRESH.merged(down).downUntil()).isEqualTo(5);
    assertThat(down.merged(FRESH).downUntil()).isZero();
    assertThat(next.merged(down).downUntil()).isZero();
    assertThat(down.merged(next).downUntil()).isZero();
  }

  @Test
  void a_vector_has_three_rows_and_an_incarnation() {
    assertThat(EpochVector.SIZE).isEqualTo(240 + 240 + 64);
    assertThat(EpochVector.places(MINE, Invalidation.SOFT))
        .containsExactly(MINE.a(), 240 + MINE.b());
    assertThat(EpochVector.places(MINE, Invalidation.HARD))
        .containsExactly(MINE.a(), 240 + MINE.b(), 480 + MINE.h());
    assertThatThrownBy(() -> new EpochVector("A", 0, 0, 0, 0, 0, new long[543]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EpochVector.fresh(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobody_changes_a_vector_from_outside() {
    long[] buckets = new long[EpochVector.SIZE];
    EpochVector vector = new EpochVector("A", 0, 0, 0, 0, 0, buckets);
    buckets[MINE.a()] = 7;

    assertThat(vector).isEqualTo(FRESH).hasSameHashCodeAs(FRESH);
    FRESH.invalidated(List.of(MINE), Invalidation.HARD);
    assertThat(FRESH).isEqualTo(EpochVector.fresh("A"));
  }

  private static List<EpochVector> history(RandomGenerator random) {
    List<EpochVector> history = new ArrayList<>(List.of(FRESH));
    for (int i = 0; i < 12; i++) {
      EpochVector last = history.getLast();
      Invalidation kind = random.nextBoolean() ? Invalidation.SOFT : Invalidation.HARD;
      history.add(
          random.nextInt(6) == 0
              ? last.cleared(kind)
              : last.invalidated(List.of(Tag.of("book", random.nextInt(500))), kind));
    }
    return history;
  }

  private static EpochVector any(List<EpochVector> history, RandomGenerator random) {
    return history.get(random.nextInt(history.size()));
  }

  private static Tag[] tags(Tag... tags) {
    return tags;
  }
}
