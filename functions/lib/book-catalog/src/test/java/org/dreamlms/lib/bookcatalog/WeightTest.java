package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightTest {

  private static final Publisher PUBLISHER = FakeBookCatalog.publisher(2, "Işık Yayınları");

  @Test
  void a_picture_weighs_its_bytes_and_a_little() {
    assertThat(Weight.of(new Picture(new byte[100_000], "image/png"))).isBetween(100_000, 101_000);
  }

  @Test
  void even_an_absence_weighs_something() {
    assertThat(Weight.of(null)).isPositive();
  }

  @Test
  void a_list_weighs_what_is_in_it() {
    Book book = FakeBookCatalog.book(1, PUBLISHER, "A");

    assertThat(Weight.of(Collections.nCopies(1_000, book)))
        .isGreaterThan(500 * Weight.of(List.of(book)) / 2);
    assertThat(Weight.of(List.of(PUBLISHER))).isGreaterThan(Weight.of(List.of()));
  }

  @Test
  void text_that_is_not_latin_weighs_twice_as_much() {
    int latin = Weight.of(config(JsonNode.createStringNode("u".repeat(10_000))));
    int turkish = Weight.of(config(JsonNode.createStringNode("ı".repeat(10_000))));

    assertThat(turkish - latin).isEqualTo(10_000);
  }

  @Test
  void a_config_weighs_all_its_levels() {
    JsonNode leaf =
        JsonNode.createArrayNode(List.of(JsonNode.createNumberNode(1), JsonNode.nullNode()));
    JsonNode deep =
        JsonNode.createObjectNode(Map.of("books", JsonNode.createArrayNode(List.of(leaf, leaf))));

    assertThat(Weight.of(config(deep))).isGreaterThan(Weight.of(config(leaf)) + 100);
  }

  private static BookConfig config(JsonNode inside) {
    return new BookConfig(JsonNode.createObjectNode(Map.of("a", inside)), null);
  }

  @Test
  void files_weigh_their_names() {
    BookFiles one = new BookFiles(Map.of("a".repeat(10_000), 1L));

    assertThat(Weight.of(one) - Weight.of(BookFiles.NONE)).isBetween(10_000, 10_200);
  }

  @Test
  void a_validator_weighs_its_tag() {
    Validator tag = new Validator("\"" + "a".repeat(100) + "\"");

    assertThat(Weight.of(tag)).isBetween(Weight.of(null) + 100, Weight.of(null) + 300);
  }

  @Test
  void what_nobody_weighed_is_not_cached_by_accident() {
    assertThatThrownBy(() -> Weight.of("text")).isInstanceOf(IllegalArgumentException.class);
  }
}
