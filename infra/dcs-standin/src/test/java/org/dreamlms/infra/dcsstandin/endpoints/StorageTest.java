package org.dreamlms.infra.dcsstandin.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dreamlms.infra.dcsstandin.Caller;
import org.dreamlms.infra.dcsstandin.StandinTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StorageTest extends StandinTest {
  private static final String BOOK = "/storage/books/Dream%20Press/First%20Steps%201";
  private static final String FILM = BOOK + "/object?path=video/1.srt";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-0     | 206 | bytes 0-0/104",
        "bytes=100-    | 206 | bytes 100-103/104",
        "bytes=0-103   | 206 | bytes 0-103/104",
        "bytes=0-104   | 416 | bytes */104",
        "bytes=104-    | 416 | bytes */104",
        "bytes=9-3     | 416 | bytes */104",
        "bytes=-4      | 206 | bytes 100-103/104",
        "bytes=-500    | 206 | bytes 0-103/104",
        "bytes=-0      | 416 | bytes */104",
        "bytes=-       | 416 | bytes */104",
        "pages=0-1     | 416 | bytes */104",
        "bytes=0-1,5-6 | 206 | bytes 0-1/104",
      })
  void ranges_are_taken_by_the_letter(String range, int status, String contentRange)
      throws Exception {
    Caller.Reply reply = caller.get(FILM, Map.of("range", range));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("content-range")).isEqualTo(contentRange);
  }

  @Test
  void an_empty_file_has_no_range_at_all() throws Exception {
    caller.upload(
        "/books/1/upload", "b.zip", "application/zip", Caller.zip(Map.of("a/e.txt", "", "b", "")));
    String empty = BOOK + "/object?path=a/e.txt";

    assertThat(caller.get(empty).header("content-length")).isEqualTo("0");
    assertThat(caller.get(empty, Map.of("range", "bytes=0-0")).status()).isEqualTo(416);
    assertThat(caller.get(empty, Map.of("range", "bytes=-1")).status()).isEqualTo(416);
  }

  @Test
  void only_the_very_same_tag_is_a_304_and_not_beside_a_range() throws Exception {
    String tag = caller.get(FILM).header("etag");

    assertThat(caller.get(FILM, Map.of("if-none-match", tag)).status()).isEqualTo(304);
    assertThat(caller.get(FILM, Map.of("if-none-match", tag.replace("\"", ""))).status())
        .isEqualTo(304);
    assertThat(caller.get(FILM, Map.of("if-none-match", "W/" + tag)).status()).isEqualTo(200);
    assertThat(caller.get(FILM, Map.of("if-none-match", "*")).status()).isEqualTo(200);
    assertThat(caller.get(FILM, Map.of("if-none-match", tag, "range", "bytes=0-0")).status())
        .isEqualTo(206);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "./config.json                              | 200",
        "images/./M1//p1.png                        | 200",
        "config.json/                               | 200",
        "/config.json                               | 404",
        "./books/FirstSteps_1_Desktop/config.json   | 404",
        "books/First%20Steps%201/config.json        | 404",
        "images/../config.json                      | 400",
        "CONFIG.json                                | 404",
      })
  void paths_are_collapsed_but_not_repaired(String path, int status) throws Exception {
    assertThat(caller.get(BOOK + "/object?path=" + path).status()).isEqualTo(status);
    assertThat(caller.get(BOOK + "/presigned?path=" + path).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"59", "86401", "soon"})
  void a_link_lives_between_a_minute_and_a_day(String expires) throws Exception {
    assertThat(caller.get(BOOK + "/presigned?path=config.json&expires=" + expires).status())
        .isEqualTo(422);
  }

  @Test
  void an_unknown_book_has_an_empty_tree_but_no_config_and_no_cover() throws Exception {
    String unknown = "/storage/books/Dream%20Press/Nothing";

    assertThat(caller.get(unknown).text())
        .isEqualTo("{\"path\":\"Dream Press/books/Nothing/\",\"type\":\"folder\",\"children\":[]}");
    assertThat(caller.get(unknown + "/config").text())
        .isEqualTo("{\"detail\":\"config.json not found\"}");
    assertThat(caller.get(unknown + "/cover").text()).isEqualTo("{\"detail\":\"Book not found\"}");
  }

  @Test
  void a_publisher_s_number_in_the_path_finds_nothing() throws Exception {
    assertThat(caller.get("/storage/books/1/First%20Steps%201/config").text())
        .isEqualTo("{\"detail\":\"config.json not found\"}");
  }

  @Test
  void an_escaped_slash_in_a_name_never_reaches_the_route() throws Exception {
    assertThat(caller.get("/storage/books/Dream%2FPress/a/config").text())
        .isEqualTo("{\"detail\":\"Not Found\"}");
  }

  @Test
  void a_cover_has_the_name_that_the_row_says() throws Exception {
    String book = "/storage/books/Dream%20Press/%C4%B0lk%20Ad%C4%B1mlar";

    Caller.Reply cover = caller.get(book + "/cover");

    assertThat(cover.header("content-type")).isEqualTo("image/jpeg");
    assertThat(cover.header("content-disposition")).isEqualTo("inline; filename=\"kapak.jpg\"");
    assertThat(caller.get(book + "/object?path=images/book_cover.png").status()).isEqualTo(404);
  }

  @Test
  void collections_without_their_slash_are_redirected_with_the_query() throws Exception {
    Caller.Reply reply = caller.get("/books?publisher_id=1");

    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.header("location")).isEqualTo(standin.baseUrl() + "/books/?publisher_id=1");
  }

  @Test
  void nothing_answers_to_head() throws Exception {
    Caller.Reply reply = caller.json("HEAD", "/books/1", "");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("allow")).isEqualTo("GET");
  }
}
