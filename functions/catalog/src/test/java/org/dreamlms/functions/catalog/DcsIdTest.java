package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DcsIdTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 10, 120, Integer.MAX_VALUE})
  void an_id_has_one_spelling(int id) {
    assertThat(DcsId.parse(Integer.toString(id))).hasValue(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "04",
        "+4",
        " 4",
        "4 ",
        "4.0",
        "4e0",
        "0x4",
        "2147483648",
        "4294967300",
        "99999999999999999999",
        "٤",
        "４",
        "4\n",
        "me",
        "4;",
        "null"
      })
  void any_other_spelling_names_nothing(String text) {
    assertThat(DcsId.parse(text)).isEmpty();
  }
}
