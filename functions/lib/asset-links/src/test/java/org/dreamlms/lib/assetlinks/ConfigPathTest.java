package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.assetlinks.PathRefusal.BROKEN_CHARACTER;
import static org.dreamlms.lib.assetlinks.PathRefusal.CONTROL_CHARACTER;
import static org.dreamlms.lib.assetlinks.PathRefusal.EMPTY;
import static org.dreamlms.lib.assetlinks.PathRefusal.PARENT_SEGMENT;
import static org.dreamlms.lib.assetlinks.PathRefusal.TOO_LONG;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigPathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "./books/RiverOne/images/M1/08.png|images/M1/08.png",
        "books/RiverOne/audio/08.mp3|audio/08.mp3",
        "././books/RiverOne/video/1.mp4|video/1.mp4",
        "/books/RiverOne/images/1.png|images/1.png",
        "images/M1/p7m5.jpg|images/M1/p7m5.jpg",
        "/images/1.png|images/1.png",
        ".\\books\\RiverOne\\images\\1.png|images/1.png",
        "./books/R/images//M1/./1.png|images/M1/1.png",
        "./.hidden/x.png|.hidden/x.png",
        // The folder is dropped once, unseen; two segments are no folder and its file.
        "./books/Any Folder … ı/images/1.png|images/1.png",
        "./books/R/books/inner/1.png|books/inner/1.png",
        "books/1.png|books/1.png",
        "Books/R/1.png|Books/R/1.png",
        // Nothing is folded, decoded or normalised.
        "images/IŞIK Ünite 1.PNG|images/IŞIK Ünite 1.PNG",
        "images/a%20b%2e.png|images/a%20b%2e.png",
        "images/e\u0301.png|images/e\u0301.png",
        "images/．．／x.png|images/．．／x.png",
        "images/a..b.png|images/a..b.png",
        "images/a:b.png|images/a:b.png",
        " images/1.png| images/1.png",
      })
  void a_path_of_the_config_becomes_the_path_below_the_book(String value, String path) {
    assertThat(ConfigPath.read(value)).isEqualTo(new ConfigPath.Relative(new AssetPath(path)));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "  ",
        "\t",
        "https://cdn.example/1.png",
        "HTTP://x/y",
        "//cdn.example/1.png",
        "data:,x",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "C:\\books\\1.png",
        " https://x/1.png"
      })
  void blanks_and_addresses_are_left_alone(@Nullable String value) {
    assertThat(ConfigPath.read(value)).isEqualTo(new ConfigPath.LeftAlone());
  }

  @ParameterizedTest
  @MethodSource
  void what_only_pretends_to_be_a_path_is_refused(String value, PathRefusal reason) {
    assertThat(ConfigPath.read(value)).isEqualTo(new ConfigPath.Refused(reason));
  }

  static Stream<Arguments> what_only_pretends_to_be_a_path_is_refused() {
    return Stream.of(
        arguments("../secret.png", PARENT_SEGMENT),
        arguments("./../secret.png", PARENT_SEGMENT),
        arguments("images/../../x.png", PARENT_SEGMENT),
        arguments("images\\..\\x.png", PARENT_SEGMENT),
        arguments("books/../x.png", PARENT_SEGMENT),
        arguments("books/../../x.png", PARENT_SEGMENT),
        arguments("books/R/..", PARENT_SEGMENT),
        arguments("images/a\u0000.png", CONTROL_CHARACTER),
        arguments("images/a\r\nX: y.png", CONTROL_CHARACTER),
        arguments("java\nscript:x", CONTROL_CHARACTER),
        arguments("images/a\u0085.png", CONTROL_CHARACTER),
        arguments("images/\ud83d.png", BROKEN_CHARACTER),
        arguments("./", EMPTY),
        arguments("/", EMPTY),
        arguments("./././/", EMPTY),
        arguments("./books/R/ ", EMPTY),
        arguments("ş".repeat(513), TOO_LONG),
        arguments("x".repeat(1 << 20), TOO_LONG));
  }

  @Test
  void the_longest_key_is_still_a_path() {
    assertThat(ConfigPath.read("ş".repeat(512))).isInstanceOf(ConfigPath.Relative.class);
  }
}
