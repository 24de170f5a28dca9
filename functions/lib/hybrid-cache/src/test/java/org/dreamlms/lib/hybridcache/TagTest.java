package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {
  /** Computed by another program: sha256, four bytes each, big-endian, modulo 240, 240 and 64. */
  @ParameterizedTest
  @CsvSource({
    "book:7, 82, 109, 53",
    "book:77, 192, 46, 12",
    "publisher:1, 177, 42, 38",
    "books:all, 204, 188, 5",
    "Türkçe:Şİğ, 216, 224, 45",
    "книга:1, 18, 186, 55",
    "書:1, 119, 113, 58",
    "emoji:😀, 208, 170, 27",
    "x, 66, 180, 41"
  })
  void a_tag_has_the_places_that_every_table_has_it_in(String name, int a, int b, int h) {
    Tag tag = Tag.of(name);

    assertThat(new int[] {tag.a(), tag.b(), tag.h()}).containsExactly(a, b, h);
  }

  @Test
  void a_tag_of_one_thing_is_its_entity_and_its_id() {
    assertThat(Tag.of("book", 7)).isEqualTo(Tag.of("book:7")).hasToString("book:7");
    assertThat(Tag.of("book", 7)).isNotEqualTo(Tag.of("book", 77));
    assertThat(Tag.of("book", 7)).hasSameHashCodeAs(Tag.of("book:7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void a_tag_has_a_name(String blank) {
    assertThatThrownBy(() -> Tag.of(blank)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_has_at_most_200_characters() {
    assertThat(Tag.of("x".repeat(200)).name()).hasSize(200);
    assertThatThrownBy(() -> Tag.of("x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tags_are_spread_over_all_buckets_of_each_row() {
    assertSpread(Tag::a, Tag.BUCKETS);
    assertSpread(Tag::b, Tag.BUCKETS);
    assertSpread(Tag::h, Tag.HARD_BUCKETS);
  }

  @Test
  void the_rows_are_independent_so_that_few_tags_share_two_buckets() {
    Set<Integer> pairs = new HashSet<>();
    for (int id = 1; id <= 6_000; id++) {
      Tag tag = Tag.of("book", id);
      pairs.add(tag.a() * Tag.BUCKETS + tag.b());
    }

    // 57 600 pairs hit 6 000 times: 5 699 are expected, give or take 17.
    assertThat(pairs).hasSizeBetween(5_600, 5_800);
  }

  /** 100 are expected in each bucket, give or take 10; beyond six times that, it is no chance. */
  private static void assertSpread(ToIntFunction<Tag> row, int size) {
    int[] hits = new int[size];
    for (int id = 1; id <= 100 * size; id++) {
      hits[row.applyAsInt(Tag.of("book", id))]++;
    }
    assertThat(hits).hasSize(size);
    for (int hit : hits) {
      assertThat(hit).isBetween(40, 160);
    }
  }
}
