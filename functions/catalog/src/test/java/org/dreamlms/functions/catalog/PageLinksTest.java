package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLinksTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          0,  20, 0,  -,  -
          0,  20, 20, -,  -
          0,  20, 21, -,  20
          20, 20, 21, 0,  -
          20, 20, 41, 0,  40
          5,  20, 41, 0,  25
          40, 20, 41, 20, -
          90, 20, 41, 21, -
          2147483647, 100, 2147483647, 2147483547, -
          """)
  void a_stretch_has_neighbours_where_there_is_more(
      int skip, int limit, int total, @Nullable String prev, @Nullable String next) {
    String links = PageLinks.of("/l", new Stretch(skip, limit), total, Map.of()).orElseThrow();

    String expected = "</l?skip=0&limit=" + limit + ">; rel=\"first\"";
    if (prev != null) {
      expected += ", </l?skip=" + prev + "&limit=" + limit + ">; rel=\"prev\"";
    }
    if (next != null) {
      expected += ", </l?skip=" + next + "&limit=" + limit + ">; rel=\"next\"";
    }
    assertThat(links).isEqualTo(expected);
  }

  @Test
  void filters_are_kept_and_cannot_break_out_of_the_header() {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("search", "ışık & \">\r\nX: y");
    filters.put("activity_type", "circle");

    assertThat(PageLinks.of("/l", new Stretch(0, 1), 1, filters))
        .contains(
            "</l?skip=0&limit=1&search=%C4%B1%C5%9F%C4%B1k+%26+%22%3E%0D%0AX%3A+y"
                + "&activity_type=circle>; rel=\"first\"");
  }

  @Test
  void a_search_too_long_for_a_header_goes_without() {
    assertThat(PageLinks.of("/l", new Stretch(0, 1), 9, Map.of("search", "x".repeat(2_100))))
        .isEmpty();
  }
}
