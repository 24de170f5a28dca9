package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dreamlms.infra.testkit.TickingClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLinksTest {
  private static final BookPrefix BOOK = new BookPrefix(7, "Çınar", "Işık + 1");
  private static final S3Target TARGET =
      new S3Target(
          URI.create("http://10.0.0.1:9000"),
          URI.create("https://files.school.example"),
          "us-east-1",
          true,
          "publishers",
          S3Credentials.lasting("key", "secret"));

  private final AssetLinks signer =
      AssetLinks.to(TARGET, PublisherInPath.NAME, TickingClock.at("2026-11-21T08:07:00Z"));
  private final ConfigLinks links = new ConfigLinks(signer);

  private String link(String path) {
    return signer.book(BOOK, new AssetPath(path)).url().toString();
  }

  /** As Linked, with what is expected written {@code <path>} for a link. */
  private void assertReplaced(String config, int refused, String expected) {
    String withLinks =
        expected.replace('\'', '"').lines().map(String::strip).collect(Collectors.joining());
    int open;
    while ((open = withLinks.indexOf('<')) >= 0) {
      int close = withLinks.indexOf('>', open);
      withLinks =
          withLinks.substring(0, open)
              + link(withLinks.substring(open + 1, close))
              + withLinks.substring(close + 1);
    }
    assertThat(links.replace(tree(config), BOOK))
        .isEqualTo(new LinkedConfig.Linked(tree(withLinks), refused));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "section_path",
        "image_path",
        "image",
        "audio_path",
        "audio",
        "video_path",
        "video",
        "poster",
        "book_cover"
      })
  void a_path_in_a_field_of_an_asset_becomes_a_link_wherever_it_stands(String field) {
    UnaryOperator<String> config =
        path ->
            "{'%1$s':'%2$s','deep':[[{'x':{'%1$s':'%2$s','n':1}}],'%2$s']}".formatted(field, path);

    assertReplaced(
        config.apply("./books/RiverOne/images/ç 1.png"),
        0,
        "{'%1$s':'<images/ç 1.png>','deep':[[{'x':{'%1$s':'<images/ç 1.png>','n':1}}],'%2$s']}"
            .formatted(field, "./books/RiverOne/images/ç 1.png"));
  }

  @Test
  void the_path_of_a_sound_is_one_directly_inside_audio_extra_only() {
    assertReplaced(
        """
        {'path':'audio/1.mp3','audio_extra':{'path':'./books/X/audio/1.mp3',
        'more':{'path':'audio/2.mp3'}},'list':{'audio_extra':[{'path':'audio/3.mp3'}]}}
        """,
        0,
        """
        {'path':'audio/1.mp3','audio_extra':{'path':'<audio/1.mp3>',
        'more':{'path':'audio/2.mp3'}},'list':{'audio_extra':[{'path':'audio/3.mp3'}]}}
        """);
  }

  @Test
  @Tag("PS6")
  void words_for_readers_and_values_that_are_no_paths_are_never_touched() {
    String config =
        """
        {'headerText':'./books/X/a.png','word':'a.png','sentence':'books/a.png','text':'a.png',
        'image':'','poster':' ','audio':null,'video':7,'image_path':true,'book_cover':['a.png'],
        'section_path':{'text':'a.png'},'answer':[{'text':'x.png','isCorrect':true}],
        'x':[{'image':'a bird'},{'image':'Say hello.'},{'image':'see p. 7'}]}
        """;

    assertReplaced(config, 0, config);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/a.png",
        "//elsewhere.example/a.png",
        "data:image/png;base64,AAAA.png",
        "javascript:alert(1).png"
      })
  @Tag("PS6")
  void an_address_is_passed_on_as_it_is(String address) {
    String config = "{'image':'" + address + "'}";

    assertReplaced(config, 0, config);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "books/../../secret/config.json",
        "./books/X/../../../other/cover.png",
        "..\\\\..\\\\a.png",
        "./books/X/a\\u0000.png",
        "./",
        "./books/X/a\\r\\nb.png"
      })
  @Tag("PS6")
  void what_leaves_the_book_stays_unsigned_and_is_counted(String unsafe) {
    String config = "{'image':'" + unsafe + "','list':[{'audio':'" + unsafe + "'},{'n':0.10}]}";

    assertReplaced(config, 2, config);
  }

  @Test
  @Tag("PS6")
  void a_text_of_a_megabyte_is_refused_without_being_searched() {
    String long1 = "{'image':'./" + "a/".repeat(500_000) + "b.png'}";
    String long2 = "{'image':'" + "a.".repeat(500_000) + "'}";

    assertReplaced(long1, 1, long1);
    assertReplaced(long2, 0, long2);
  }

  @Test
  void doing_it_twice_changes_nothing() {
    JsonNode once = linked("{'image':'images/1.png','x':[{'poster':'/a/b.jpg'}]}");

    assertThat(links.replace(once, BOOK)).isEqualTo(new LinkedConfig.Linked(once, 0));
  }

  @Test
  void the_tree_that_was_given_stays_as_it_was() {
    JsonNode config = tree("{'x':[{'image':'images/1.png','audio_extra':{'path':'a.mp3'}}]}");

    links.replace(config, BOOK);

    assertThat(config)
        .isEqualTo(tree("{'x':[{'image':'images/1.png','audio_extra':{'path':'a.mp3'}}]}"));
  }

  @Test
  void a_number_keeps_all_its_digits() {
    JsonNode linked = linked("{'image':'a.png','n':[0.10,12345678901234567890]}");

    assertThat(linked.get("n")).isEqualTo(tree("{'n':[0.10,12345678901234567890]}").get("n"));
  }

  @Test
  @Tag("PS6")
  void ten_thousand_files_are_linked_and_more_than_any_answer_holds_are_not() {
    JsonNode many = linked(files(10_000));

    assertThat(Objects.requireNonNull(many.get("x")).get(9_999))
        .isEqualTo(tree("{'image':'" + link("images/9999.png") + "'}"));
    assertThat(links.replace(tree(files(ConfigLinks.MOST_LINKS)), BOOK))
        .isInstanceOf(LinkedConfig.Linked.class);
    assertThat(links.replace(tree(files(ConfigLinks.MOST_LINKS + 1)), BOOK))
        .isEqualTo(new LinkedConfig.TooLarge());
  }

  @Test
  void a_log_does_not_open_files() {
    assertThat(links.replace(tree("{'image':'a.png'}"), BOOK).toString())
        .isEqualTo("Linked[***, refused=0]");
  }

  private static String files(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> "{'image':'images/" + i + ".png'}")
        .collect(Collectors.joining(",", "{'x':[", "]}"));
  }

  private JsonNode linked(String config) {
    return switch (links.replace(tree(config), BOOK)) {
      case LinkedConfig.Linked(JsonNode tree, int refused) -> tree;
      case LinkedConfig.TooLarge large -> throw new AssertionError(large);
    };
  }

  private static JsonNode tree(String json) {
    try {
      return Objects.requireNonNull(
          ObjectMapper.getDefault().readValue(json.replace('\'', '"'), JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
