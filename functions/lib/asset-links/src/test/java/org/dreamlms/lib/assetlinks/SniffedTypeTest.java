package org.dreamlms.lib.assetlinks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.dreamlms.lib.assetlinks.SniffedType.Showing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SniffedTypeTest {
  @ParameterizedTest
  @CsvSource({
    "PNG, 89 50 4e 47 0d 0a 1a 0a 00 00 00 0d",
    "JPEG, ff d8 ff e0 00 10 4a 46",
    "GIF, 47 49 46 38 39 61 01 00",
    "GIF, 47 49 46 38 37 61 01 00",
    "WEBP, 52 49 46 46 10 00 00 00 57 45 42 50 56 50 38 20",
    "WAV, 52 49 46 46 10 00 00 00 57 41 56 45 66 6d 74 20",
    "BMP, 42 4d 36 00 00 00 00 00 00 00 36 00",
    "MP3, 49 44 33 04 00 00 00 00 00 00 ff fb",
    "MP3, ff fb 90 64 00 00",
    "MP3, ff f3 48 c4 00 00",
    "AAC, ff f1 50 80 00 00",
    "AAC, ff f9 50 80 00 00",
    "OGG, 4f 67 67 53 00 02 00 00",
    "FLAC, 66 4c 61 43 00 00 00 22",
    "MP4, 00 00 00 20 66 74 79 70 69 73 6f 6d 00 00 02 00",
    "MP4, 00 00 00 18 66 74 79 70 6d 70 34 32 00 00 00 00",
    "M4A, 00 00 00 20 66 74 79 70 4d 34 41 20 00 00 00 00",
    "QUICKTIME, 00 00 00 14 66 74 79 70 71 74 20 20 00 00 00 00",
    "AVIF, 00 00 00 1c 66 74 79 70 61 76 69 66 00 00 00 00",
    "WEBM, 1a 45 df a3 9f 42 86 81 01 42 82 84 77 65 62 6d",
    "PDF, 25 50 44 46 2d 31 2e 37 0a",
    "UNKNOWN, 50 4b 03 04 14 00 06 00",
    "UNKNOWN, 4d 5a 90 00 03 00 00 00",
    "UNKNOWN, ff fe 3c 00 68 00",
    "UNKNOWN, 00"
  })
  void a_file_is_what_its_first_bytes_say(SniffedType type, String hex) {
    String[] octets = hex.split(" ");
    byte[] head = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      head[i] = (byte) Integer.parseInt(octets[i], 16);
    }

    assertThat(SniffedType.of(head)).isEqualTo(type);
    assertThat(SniffedType.of(Arrays.copyOf(head, 5000))).isEqualTo(type);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_text_is_what_it_begins_with(SniffedType type, String text) {
    assertThat(SniffedType.of(text.getBytes(UTF_8))).isEqualTo(type);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(SniffedType.VTT, "WEBVTT\n\n00:01.000 --> 00:02.000\nMerhaba"),
        arguments(SniffedType.VTT, "\ufeffWEBVTT Kind: captions"),
        arguments(SniffedType.TEXT, "1\r\n00:00:01,000 --> 00:00:02,000\r\nGünaydın"),
        arguments(SniffedType.TEXT, "Merhaba <script>x</script>"),
        arguments(SniffedType.JSON, "{\"books\":[]}"),
        arguments(SniffedType.JSON, "\ufeff [1]"),
        arguments(SniffedType.SVG, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        arguments(SniffedType.SVG, "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<SVG>"),
        arguments(SniffedType.SVG, "<!-- made by hand --><svg>"),
        arguments(SniffedType.MARKUP, "<!DOCTYPE html><title>x</title>"),
        arguments(SniffedType.MARKUP, "\n\t <Html>"),
        arguments(SniffedType.MARKUP, "<script>alert(1)</script>"),
        arguments(SniffedType.MARKUP, "<?xml version=\"1.0\"?><html xmlns:svg=\"x\"><svg>"),
        arguments(SniffedType.MARKUP, "<?xml version=\"1.0\"?><x/>"),
        arguments(SniffedType.MARKUP, "<!doctype html><svg>"));
  }

  @Test
  void a_text_of_another_charset_is_one_whose_charset_nobody_knows() {
    assertThat(SniffedType.of("Günün sözü".getBytes(ISO_8859_1)))
        .isEqualTo(SniffedType.LEGACY_TEXT);
    assertThat(SniffedType.of("<html>ü".getBytes(ISO_8859_1))).isEqualTo(SniffedType.MARKUP);
  }

  @Test
  void a_character_that_is_cut_at_the_end_of_what_is_looked_at_is_not_broken() {
    for (int blanks = 508; blanks <= 512; blanks++) {
      String text = "a".repeat(blanks) + "😀".repeat(9);

      assertThat(SniffedType.of(text.getBytes(UTF_8))).isEqualTo(SniffedType.TEXT);
      assertThat(SniffedType.of(Arrays.copyOf(text.getBytes(UTF_8), SniffedType.HEAD)))
          .isEqualTo(SniffedType.TEXT);
    }
  }

  @Test
  void nothing_is_unknown() {
    assertThat(SniffedType.of(new byte[0])).isEqualTo(SniffedType.UNKNOWN);
  }

  /** Whatever stands before or behind it, a page is never given to a browser as a page. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void no_file_is_shown_as_a_page(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] page = "<!DOCTYPE html><html><script>alert(1)</script>".getBytes(UTF_8);
      byte[] head = new byte[random.nextInt(20)];
      random.nextBytes(head);
      byte[] file = Arrays.copyOf(head, head.length + page.length);
      System.arraycopy(page, 0, file, head.length, page.length);

      SniffedType type = SniffedType.of(file);

      assertThat(type.contentType()).doesNotContain("html", "xml", "javascript");
      assertThat(type).isNotEqualTo(SniffedType.SVG);
    }
    assertThat(SniffedType.SVG.showing()).isEqualTo(Showing.SANDBOXED);
  }
}
