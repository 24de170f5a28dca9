package org.dreamlms.lib.bookcatalog.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.dreamlms.lib.bookcatalog.BookConfig;
import org.junit.jupiter.api.Test;

class BookContentsTest {
  private final BookContents contents = new BookContents();

  @Test
  void a_config_is_read_once() {
    BookConfig config = Configs.resource("config-brains-1.json");

    assertThat(contents.of(1, config)).isSameAs(contents.of(1, config));
  }

  @Test
  void a_config_that_was_fetched_again_is_read_again() {
    BookContent before = contents.of(1, Configs.resource("config-brains-1.json"));

    assertThat(contents.of(1, Configs.resource("config-brains-1.json")))
        .isEqualTo(before)
        .isNotSameAs(before);
  }

  @Test
  void what_was_read_for_one_book_is_no_answer_for_another() {
    BookConfig config = Configs.resource("config-brains-1.json");
    contents.of(1, config);

    assertThat(contents.of(2, config)).isEqualTo(BookContent.of(2, config));
  }
}
