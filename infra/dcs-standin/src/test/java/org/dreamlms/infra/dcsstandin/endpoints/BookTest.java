package org.dreamlms.infra.dcsstandin.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.dreamlms.infra.dcsstandin.Caller;
import org.dreamlms.infra.dcsstandin.HookListener;
import org.dreamlms.infra.dcsstandin.StandinTest;
import org.junit.jupiter.api.Test;

final class BookTest extends StandinTest {
  private static final String BOOK = "/storage/books/Dream%20Press/First%20Steps%201";
  private static final String CONFIG = "{\"publisher\":\"Dream Press\",\"title\":\"T\"}";

  @Test
  void an_archived_book_is_read_by_number_but_neither_listed_nor_in_a_batch() throws Exception {
    caller.json("DELETE", "/books/1", "");

    assertThat(caller.get("/books/1").json().path("status").asText()).isEqualTo("archived");
    assertThat(ids(caller.get("/books/").json())).containsExactly(2, 3, 4, 5, 6);
    assertThat(ids(caller.json("POST", "/books/batch", "{\"ids\":[1,2,77]}").json()))
        .containsExactly(2);
    assertThat(ids(caller.get("/publishers/1/books").json())).containsExactly(1, 2, 3);
    assertThat(caller.get(BOOK + "/object?path=config.json").status()).isEqualTo(404);
  }

  @Test
  void restoring_brings_the_files_back_and_tells_nobody() throws Exception {
    try (HookListener listener = listening()) {
      caller.json("DELETE", "/books/1", "");
      waits.runAll();

      Caller.Reply restored = caller.json("POST", "/books/1/restore", "");
      waits.runAll();

      assertThat(restored.json().path("status").asText()).isEqualTo("published");
      assertThat(caller.get(BOOK + "/object?path=config.json").status()).isEqualTo(200);
      assertThat(events(listener)).containsExactly("book.deleted");
    }
  }

  @Test
  void a_batch_holds_at_most_one_hundred_numbers() throws Exception {
    String hundredOne =
        IntStream.rangeClosed(1, 101).mapToObj(String::valueOf).collect(Collectors.joining(","));

    Caller.Reply reply = caller.json("POST", "/books/batch", "{\"ids\":[" + hundredOne + "]}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("detail").path(0).path("type").asText()).isEqualTo("too_long");
    assertThat(caller.json("POST", "/books/batch", "{\"ids\":[]}").text()).isEqualTo("[]");
  }

  @Test
  void an_unknown_publisher_has_no_books_and_that_is_no_error() throws Exception {
    assertThat(caller.get("/books/?publisher_id=99").text()).isEqualTo("[]");
  }

  @Test
  void replacing_a_book_keeps_its_number_and_is_announced_as_created() throws Exception {
    try (HookListener listener = listening()) {
      byte[] zip = Caller.zip(Map.of("config.json", CONFIG));

      Caller.Reply reply =
          caller.upload("/books/upload?override=true", "First Steps 1.zip", "application/zip", zip);
      waits.runAll();

      assertThat(reply.json().path("book").path("id").intValue()).isEqualTo(1);
      assertThat(caller.get("/books/1").json().path("book_title").asText()).isEqualTo("T");
      assertThat(caller.get(BOOK + "/object?path=images/M1/p1.png").status()).isEqualTo(404);
      assertThat(events(listener)).containsExactly("book.created");
    }
  }

  @Test
  void replacing_content_touches_no_row_and_a_config_that_is_a_picture_is_502() throws Exception {
    JsonNode before = caller.get("/books/1").json();
    byte[] zip = Caller.zip(Map.of("b/config.json", "\u0089PNG\r\n", "b/x.bak", "", "b/a", ""));

    Caller.Reply reply = caller.upload("/books/1/upload", "any.zip", "application/zip", zip);

    assertThat(reply.json().path("files").findValuesAsText("path"))
        .containsExactlyInAnyOrder(
            "Dream Press/books/First Steps 1/config.json", "Dream Press/books/First Steps 1/a");
    assertThat(caller.get("/books/1").json()).isEqualTo(before);
    assertThat(caller.get(BOOK + "/config").status()).isEqualTo(502);
    assertThat(caller.get(BOOK + "/config").text())
        .isEqualTo("{\"detail\":\"config.json is invalid\"}");
    assertThat(caller.get(BOOK + "/object?path=config.json").status()).isEqualTo(200);
  }

  @Test
  void a_failed_replacement_leaves_an_empty_book_and_tells_nobody() throws Exception {
    try (HookListener listener = listening()) {
      byte[] noZip = "no zip".getBytes(StandardCharsets.UTF_8);

      Caller.Reply reply = caller.upload("/books/1/upload", "any.zip", "application/zip", noZip);
      waits.runAll();

      assertThat(reply.status()).isEqualTo(400);
      assertThat(caller.get(BOOK).json().path("children")).isEmpty();
      assertThat(listener.received()).isEmpty();
    }
  }

  @Test
  void moving_a_book_names_only_the_new_publisher_and_moves_no_object() throws Exception {
    try (HookListener listener = listening()) {
      caller.json("PUT", "/books/1", "{\"publisher\":\"Işık Yayınları\"}");
      waits.runAll();

      assertThat(listener.received().getFirst().body())
          .contains("\"publisher\":\"Işık Yayınları\"")
          .doesNotContain("Dream Press");
      assertThat(caller.get("/books/1").json().path("publisher_id").intValue()).isEqualTo(2);
      assertThat(caller.get(BOOK + "/config").status()).isEqualTo(200);
    }
  }

  @Test
  void an_updated_book_moves_to_the_end_of_the_list() throws Exception {
    caller.json("PUT", "/books/2", "{\"status\":\"published\"}");

    assertThat(ids(caller.get("/books/").json())).containsExactly(1, 3, 4, 5, 6, 2);
  }

  @Test
  void activity_counts_that_are_no_numbers_are_kept_as_given() throws Exception {
    caller.json("PUT", "/books/1", "{\"activity_details\":{\"circle\":\"many\",\"fill\":null}}");

    assertThat(caller.get("/books/1").json().path("activity_details").toString())
        .isEqualTo("{\"circle\":\"many\",\"fill\":null}");
  }

  private HookListener listening() throws Exception {
    HookListener listener = HookListener.start();
    caller.json(
        "POST",
        "/webhooks/",
        "{\"url\":\"" + listener.url() + "/hook\",\"secret\":\"sixteen-characters\"}");
    return listener;
  }

  private static List<String> events(HookListener listener) {
    return listener.received().stream().map(message -> message.body().split("\"", -1)[3]).toList();
  }

  private static List<Integer> ids(JsonNode books) {
    return StreamSupport.stream(books.spliterator(), false)
        .map(book -> book.path("id").intValue())
        .toList();
  }
}
