package org.dreamlms.lib.lambdahttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntityTagTest {

  @Test
  void the_same_bytes_have_the_same_tag_in_every_process() {
    assertThat(EntityTag.of("Işık".getBytes(UTF_8)))
        .isEqualTo("\"bf52aaa3f1a5bacae2ceabc10e3f7276\"");
    assertThat(EntityTag.of(new byte[0])).isEqualTo("\"e3b0c44298fc1c149afbf4c8996fb924\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        "\"a\";                  \"a\";    true",
        "W/\"a\";                \"a\";    true",
        "\"a\";                  W/\"a\";  true",
        "\"b\", \"a\";           \"a\";    true",
        "\"b\",W/\"a\" ,\"c\";   \"a\";    true",
        "\"x,\", \"a,b\";        \"a,b\";  true",
        "*;                      \"a\";    true",
        " * ;                    \"a\";    true",
        "\"b\";                  \"a\";    false",
        "\"a, b\";               \"a\";    false",
        "a;                      \"a\";    false",
        "\"a;                    \"a\";    false",
        "\"A\";                  \"a\";    false",
        "\"*\";                  \"a\";    false",
        "\"b\", *;               \"a\";    false"
      })
  void a_tag_is_named_by_a_list_or_a_star(String header, String tag, boolean named) {
    assertThat(EntityTag.isNamed(List.of(header), tag)).isEqualTo(named);
  }

  @Test
  void nothing_is_named_by_no_header_and_each_of_several_headers_counts() {
    assertThat(EntityTag.isNamed(List.of(), "\"a\"")).isFalse();
    assertThat(EntityTag.isNamed(List.of("\"b\"", "\"a\""), "\"a\"")).isTrue();
  }
}
