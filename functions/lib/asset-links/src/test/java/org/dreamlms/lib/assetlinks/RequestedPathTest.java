package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.assetlinks.PathRefusal.BROKEN_CHARACTER;
import static org.dreamlms.lib.assetlinks.PathRefusal.CONTROL_CHARACTER;
import static org.dreamlms.lib.assetlinks.PathRefusal.EMPTY;
import static org.dreamlms.lib.assetlinks.PathRefusal.FORBIDDEN_CHARACTER;
import static org.dreamlms.lib.assetlinks.PathRefusal.NOT_CANONICAL;
import static org.dreamlms.lib.assetlinks.PathRefusal.PARENT_SEGMENT;
import static org.dreamlms.lib.assetlinks.PathRefusal.TOO_LONG;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestedPathTest {
  @Tag("PS2")
  @Tag("PS3")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "images/M1/08.png|images/M1/08.png",
        "./books/RiverOne/images/M1/08.png|images/M1/08.png",
        "././books/RiverOne/images/M1/08.png|images/M1/08.png",
        "books/RiverOne/images/M1/08.png|images/M1/08.png",
        "images/Işık + 1 & 2 #3.png|images/Işık + 1 & 2 #3.png",
        "images/a%20b%2Fc.png|images/a%20b%2Fc.png",
        "images/50%.png|images/50%.png",
        ".hidden/x.png|.hidden/x.png",
        "a&expires=9|a&expires=9",
        "images/．．／x.png|images/．．／x.png",
        "images/\u2215\u202e\u200d.png|images/\u2215\u202e\u200d.png",
      })
  void the_player_may_send_raw_and_cleaned_paths(String value, String path) {
    assertThat(RequestedPath.read(value))
        .isEqualTo(new RequestedPath.Accepted(new AssetPath(path)));
  }

  @Tag("PS1")
  @Tag("PS5")
  @ParameterizedTest
  @MethodSource
  void everything_else_is_refused_with_its_reason(@Nullable String value, PathRefusal reason) {
    assertThat(RequestedPath.read(value)).isEqualTo(new RequestedPath.Refused(reason));
  }

  static Stream<Arguments> everything_else_is_refused_with_its_reason() {
    return Stream.of(
        arguments(null, EMPTY),
        arguments("", EMPTY),
        arguments("  ", EMPTY),
        arguments("./", EMPTY),
        arguments("..", PARENT_SEGMENT),
        arguments("../x", PARENT_SEGMENT),
        arguments("a/../b", PARENT_SEGMENT),
        arguments("./books/../../x", PARENT_SEGMENT),
        arguments("..%5cx", PARENT_SEGMENT),
        arguments("a..b", PARENT_SEGMENT),
        arguments("%2e%2e/x", FORBIDDEN_CHARACTER),
        arguments("%252e%252e/x", FORBIDDEN_CHARACTER),
        arguments("%c0%ae%C0%AE/x", FORBIDDEN_CHARACTER),
        arguments("a%00.png", FORBIDDEN_CHARACTER),
        arguments("a%0d%0ab", FORBIDDEN_CHARACTER),
        arguments("a%5Cb", FORBIDDEN_CHARACTER),
        arguments("\ufffd\ufffd/x", FORBIDDEN_CHARACTER),
        arguments("a;b", FORBIDDEN_CHARACTER),
        arguments("a<b", FORBIDDEN_CHARACTER),
        arguments("a>b", FORBIDDEN_CHARACTER),
        arguments("a\"b", FORBIDDEN_CHARACTER),
        arguments("a|b", FORBIDDEN_CHARACTER),
        arguments("a*b", FORBIDDEN_CHARACTER),
        arguments("a?b", FORBIDDEN_CHARACTER),
        arguments("a\\b", FORBIDDEN_CHARACTER),
        arguments("https://ours/x", FORBIDDEN_CHARACTER),
        arguments("data:,x", FORBIDDEN_CHARACTER),
        arguments("file:///x", FORBIDDEN_CHARACTER),
        arguments("/images/1.png", NOT_CANONICAL),
        arguments("//host/x", NOT_CANONICAL),
        arguments(".//x", NOT_CANONICAL),
        arguments("a//b", NOT_CANONICAL),
        arguments("a/", NOT_CANONICAL),
        arguments("a/./b", NOT_CANONICAL),
        arguments("a/.", NOT_CANONICAL),
        arguments("a\u0000b", CONTROL_CHARACTER),
        arguments("a\r\nb", CONTROL_CHARACTER),
        arguments("a\udc00b", BROKEN_CHARACTER),
        arguments("ş".repeat(513), TOO_LONG));
  }
}
