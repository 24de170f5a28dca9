package org.dreamlms.lib.dcsclient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dreamlms.lib.dcsclient.ScriptedWire.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What DCS should not answer, and does. */
class BadContentTest {

  private static final BookFolder BOOK = new BookFolder(7, "Işık Yayınları", "ISIK-A");

  private final ScriptedWire wire = new ScriptedWire(_ -> ScriptedWire.missing());
  private final DcsSettings settings = Clients.settings(URI.create("http://127.0.0.1:1"));
  private final Dcs dcs = Clients.over(wire, settings, new TickedTime());

  private void answers(byte[] body) {
    wire.rest(_ -> new Answer(200, Bytes.of(body), "application/json", "\"e1\"", null, null));
  }

  static Stream<byte[]> notConfigs() {
    return Stream.of(
        new byte[0],
        " \r\n\t".getBytes(UTF_8),
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', '{', '}'},
        "<!doctype html><title>{</title>".getBytes(UTF_8),
        "null".getBytes(UTF_8),
        "[{}]".getBytes(UTF_8),
        "\"{}\"".getBytes(UTF_8),
        "{\"books\":[{\"modules\":[".getBytes(UTF_8),
        "{\"title\":\"".getBytes(UTF_8),
        "{} {}".getBytes(UTF_8),
        "{}}".getBytes(UTF_8),
        "{\"title\":1,\"title\":1}".getBytes(UTF_8),
        "{\"a\":[{\"b\":1,\"\\u0062\":null}]}".getBytes(UTF_8),
        "{\"title\":\"Işık\"}".getBytes(UTF_16LE),
        "{\"title\":\"Ünite\"}".getBytes(ISO_8859_1),
        "{'title':1}".getBytes(UTF_8),
        "{\"n\":NaN}".getBytes(UTF_8),
        ("{\"n\":" + "9".repeat(5_000) + "}").getBytes(UTF_8),
        ("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(UTF_8),
        ("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)).getBytes(UTF_8),
        ("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}").getBytes(UTF_8));
  }

  @Tag("DC4")
  @ParameterizedTest
  @MethodSource("notConfigs")
  void a_config_that_is_something_else_is_invalid_and_neither_absent_nor_an_outage(byte[] body) {
    answers(body);

    DcsContentInvalid failure =
        catchThrowableOfType(DcsContentInvalid.class, () -> dcs.config(BOOK));

    assertThat(failure.operation()).isEqualTo("config");
    assertThat(wire.asked()).hasSize(1);
  }

  static Stream<byte[]> configs() {
    return Stream.of(
        "{}".getBytes(UTF_8),
        "\r\n {}\n".getBytes(UTF_8),
        "\uFEFF{\"title\":\"Işık\"}".getBytes(UTF_8),
        "\uFEFF \n{}".getBytes(UTF_8),
        ("{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}").getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void an_object_is_a_config_with_or_without_a_mark_and_as_deep_as_allowed(byte[] body) {
    answers(body);

    DcsConfig config = dcs.config(BOOK).orElseThrow();

    assertThat(config.size()).isEqualTo(body.length);
    assertThat(config.etag()).isEqualTo("e1");
  }

  @Test
  void a_config_keeps_order_and_numbers_and_cannot_be_changed() {
    answers("{\"z\":0.10,\"a\":1e400,\"m\":12345678901234567890}".getBytes(UTF_8));

    var tree = dcs.config(BOOK).orElseThrow().tree();

    assertThat(tree.entries()).extracting(Map.Entry::getKey).containsExactly("z", "a", "m");
    assertThat(tree.entries())
        .extracting(entry -> entry.getValue().getValue())
        .containsExactly(
            new BigDecimal("0.10"),
            new BigDecimal("1e400"),
            new BigInteger("12345678901234567890"));
    assertThatThrownBy(() -> tree.entries().iterator().next().setValue(tree))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void the_config_route_is_asked_only_where_dcs_does_not_know_the_other() {
    wire.rest(
        sent ->
            sent.ask().path().endsWith("/config")
                ? json(200, "{\"books\":[]}")
                : json(404, "{\"detail\":\"Not Found\"}"));

    assertThat(dcs.config(BOOK)).isPresent();
    assertThat(wire.asked())
        .extracting(sent -> sent.ask().path())
        .containsExactly(
            "/storage/books/I%C5%9F%C4%B1k%20Yay%C4%B1nlar%C4%B1/ISIK-A/object?path=config.json",
            "/storage/books/I%C5%9F%C4%B1k%20Yay%C4%B1nlar%C4%B1/ISIK-A/config");
  }

  @Test
  void with_ids_in_paths_the_id_stands_for_the_publisher() {
    DcsSettings s = settings;
    DcsSettings ids =
        new DcsSettings(
            s.baseUrl(),
            s.email(),
            s.password(),
            null,
            DcsSettings.PublisherInPath.ID,
            s.budget(),
            s.connectTimeout(),
            s.readTimeout(),
            s.retries(),
            s.maxConnections());

    assertThat(Clients.over(wire, ids, new TickedTime()).cover(BOOK)).isEmpty();
    assertThat(wire.asked().getFirst().ask().path()).isEqualTo("/storage/books/7/ISIK-A/cover");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"detail\":\"Not Found\"}", "<html>404 nginx</html>", "", "[]"})
  void an_address_that_dcs_does_not_know_is_not_an_absent_book(String body) {
    wire.rest(_ -> json(404, body));

    assertThatThrownBy(() -> dcs.book(1))
        .isInstanceOfSatisfying(
            DcsUnavailable.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.UNEXPECTED_ANSWER));
  }

  @Test
  void a_row_lives_without_what_is_odd_in_it() {
    answers(
        """
        {"id": 5, "publisher_id": 7, "publisher": "Işık", "book_name": "A", "book_title": 12, "book_cover": null,
         "activity_count": "many", "total_size": 5000000000, "language": null, "category": [], "status": "weird",
         "activity_details": {"circle": 2, "x": "3", "y": 1.5, "z": null, "w": 99999999999, "v": {"a": 1}, "u": 0},
         "created_at": "2026-11-21T03:12:13", "updated_at": "yesterday", "novelty": {"deep": [1]}}
        """
            .getBytes(UTF_8));

    assertThat(dcs.book(5))
        .contains(
            new DcsBook(
                5,
                7,
                "Işık",
                "A",
                null,
                null,
                null,
                Map.of("circle", 2, "u", 0),
                5_000_000_000L,
                "en",
                null,
                DcsBook.Status.OTHER,
                Instant.parse("2026-11-21T03:12:13Z"),
                null));
  }

  @Test
  void instants_with_an_offset_are_understood() {
    answers(
        "{\"id\":5,\"publisher_id\":7,\"publisher\":\"P\",\"book_name\":\"A\",\"created_at\":\"2026-11-21T03:12:13.5+03:00\"}"
            .getBytes(UTF_8));

    assertThat(dcs.book(5).orElseThrow().createdAt())
        .isEqualTo(Instant.parse("2026-11-21T00:12:13.5Z"));
  }

  @Test
  void one_broken_row_does_not_hide_the_others() {
    answers(
        "[{\"id\":\"x\"},null,7,{\"id\":5,\"publisher_id\":7,\"publisher\":\"P\",\"book_name\":\"A\"}]"
            .getBytes(UTF_8));

    assertThat(dcs.books()).extracting(DcsBook::id).containsExactly(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"items\":[]}",
        "<html>",
        "[{\"id\":1}]",
        "[1,2",
        "[{\"id\":-1,\"publisher_id\":7}]",
        "7"
      })
  void a_list_that_is_none_is_invalid_content(String body) {
    answers(body.getBytes(UTF_8));

    assertThatThrownBy(dcs::books).isInstanceOf(DcsContentInvalid.class);
    assertThatThrownBy(() -> dcs.booksOf(1)).isInstanceOf(DcsContentInvalid.class);
    assertThatThrownBy(() -> dcs.booksById(List.of(1))).isInstanceOf(DcsContentInvalid.class);
    assertThatThrownBy(() -> dcs.book(1)).isInstanceOf(DcsContentInvalid.class);
    assertThatThrownBy(() -> dcs.tree(BOOK)).isInstanceOf(DcsContentInvalid.class);
  }

  @Tag("DC5")
  @Test
  void an_empty_list_is_a_list() {
    answers("[]".getBytes(UTF_8));

    assertThat(dcs.books()).isEmpty();
  }

  private static String page(int total, int from, int to) {
    StringBuilder items = new StringBuilder();
    for (int id = from; id <= to; id++) {
      items
          .append(items.isEmpty() ? "" : ",")
          .append("{\"id\":" + id + ",\"name\":\"P" + id + "\",\"status\":\"active\"}");
    }
    return "{\"items\":[" + items + "],\"total\":" + total + "}";
  }

  @Test
  void publishers_are_read_to_the_last_page_although_pages_overlap() {
    wire.rest(
        sent ->
            switch (sent.ask().path()) {
              case "/publishers/?skip=0&limit=1000" -> json(200, page(2_100, 1, 1_000));
              case "/publishers/?skip=1000&limit=1000" -> json(200, page(2_100, 900, 1_899));
              case "/publishers/?skip=2000&limit=1000" -> json(200, page(2_100, 2_001, 2_100));
              case "/publishers/?skip=3000&limit=1000" -> json(200, page(2_100, 1, 0));
              default -> throw new IllegalStateException(sent.ask().path());
            });

    assertThat(dcs.publishers())
        .extracting(DcsPublisher::id)
        .doesNotHaveDuplicates()
        .hasSize(1_899 + 100);
    assertThat(wire.asked()).hasSize(4);
  }

  @Test
  void publisher_101_is_seen_and_one_page_is_enough_for_a_thousand() {
    wire.rest(_ -> json(200, page(150, 1, 150)));

    assertThat(dcs.publishers()).hasSize(150);
    assertThat(wire.asked()).hasSize(1);
  }

  @Test
  void a_list_of_publishers_that_never_ends_is_given_up() {
    wire.rest(_ -> json(200, page(Integer.MAX_VALUE, 1, 1)));

    assertThat(dcs.publishers()).hasSize(1);
    assertThat(wire.asked()).hasSize(100);
  }

  @Test
  void a_batch_goes_in_hundreds() {
    wire.rest(_ -> json(200, "[]"));

    dcs.booksById(IntStream.rangeClosed(1, 201).boxed().toList());

    assertThat(wire.asked())
        .extracting(
            sent ->
                new String(Objects.requireNonNull(sent.ask().json()).toArray(), UTF_8)
                    .split(",", -1)
                    .length)
        .containsExactly(100, 100, 1);
  }

  @ParameterizedTest
  @CsvSource({"59", "86401", "0", "-1"})
  void dcs_signs_for_a_minute_to_a_day(long seconds) {
    assertThatThrownBy(() -> dcs.presigned(BOOK, "a.png", Duration.ofSeconds(seconds)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"url\":\"http://x/ y\",\"expires_in\":60}", "{\"url\":\"http://x/y\"}"})
  void an_address_that_is_none_is_invalid_content_and_not_quoted(String body) {
    answers(body.getBytes(UTF_8));

    assertThatThrownBy(() -> dcs.presigned(BOOK, "a.png", Duration.ofHours(1)))
        .isInstanceOf(DcsContentInvalid.class)
        .hasMessageNotContaining("http")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", ".", " ", "a\\b", "a\u0000b"})
  void a_name_that_cannot_be_a_segment_is_never_sent(String name) {
    BookFolder odd = new BookFolder(1, "P", name);

    assertThat(dcs.config(odd)).isEmpty();
    assertThat(dcs.cover(odd)).isEmpty();
    assertThat(dcs.object(odd, "a.png")).isEmpty();
    assertThatThrownBy(() -> dcs.tree(odd)).isInstanceOf(DcsContentInvalid.class);
    assertThat(wire.asked()).isEmpty();
  }
}
