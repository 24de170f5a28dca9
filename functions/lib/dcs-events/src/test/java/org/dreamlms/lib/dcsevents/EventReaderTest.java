package org.dreamlms.lib.dcsevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.dcsevents.ReadEvent.Known;
import org.dreamlms.lib.dcsevents.ReadEvent.Unknown;
import org.dreamlms.lib.dcsevents.ReadEvent.Unparsable;
import org.dreamlms.lib.dcsevents.ReadEvent.UnusableId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("WH8")
final class EventReaderTest {
  private static final int BOUND = 64 * 1024;

  @ParameterizedTest
  @EnumSource(CatalogTags.class)
  void each_event_is_read(CatalogTags event) {
    assertThat(
            read(
                "{\"event\":\""
                    + event.event()
                    + "\",\"timestamp\":\"2026-11-21T03:12:13.790967Z\",\"data\":{\"name\":\"Ü\",\"id\":7}}"))
        .isEqualTo(new Known(event, 7, Instant.parse("2026-11-21T03:12:13.790967Z")));
  }

  @Test
  void what_nobody_knows_is_passed_over_at_any_depth() {
    String deep = "[".repeat(30_000) + "]".repeat(30_000);
    assertThat(
            read(
                "{\"new\":"
                    + deep
                    + ",\"data\":{\"x\":{\"id\":1},\"id\":7,\"n\":1e400},\"event\":\"book.deleted\"}"))
        .isEqualTo(new Known(CatalogTags.BOOK_DELETED, 7, null));
    assertThat(read("{\"x\":" + "9".repeat(60_000) + ",\"event\":\"e\"}"))
        .isEqualTo(new Unknown("e", null));
    assertThat(read("{\"" + "n".repeat(60_000) + "\":1,\"event\":\"e\"}"))
        .isEqualTo(new Unknown("e", null));
    assertThat(read("{\"s\":\"\\ud800\",\"event\":\"e\"}")).isEqualTo(new Unknown("e", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\":0",
        "\"id\":-7",
        "\"id\":2147483648",
        "\"id\":9223372036854775808",
        "\"id\":99999999999999999999999999999999999",
        "\"id\":7.0",
        "\"id\":1e400",
        "\"id\":\"7\"",
        "\"id\":null",
        "\"id\":true",
        "\"id\":[7]",
        "\"id\":{\"id\":7}",
        "\"ID\":7",
        "\"id\":7,\"id\":8",
        "\"id\":7,\"id\":7",
        ""
      })
  void an_id_that_is_none_is_not_guessed(String id) {
    assertThat(read("{\"event\":\"book.updated\",\"data\":{" + id + "}}"))
        .isEqualTo(new UnusableId(CatalogTags.BOOK_UPDATED, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\":\"book.updated\"}",
        "{\"event\":\"book.updated\",\"data\":null}",
        "{\"event\":\"book.updated\",\"data\":[{\"id\":7}]}",
        "{\"event\":\"book.updated\",\"data\":7}",
        "{\"event\":\"book.updated\",\"data\":{\"id\":7},\"data\":{\"id\":8}}",
        "{\"event\":\"book.updated\",\"data\":{\"id\":7},\"data\":null}",
        "{\"event\":\"book.updated\",\"id\":7}"
      })
  void nor_is_one_that_stands_elsewhere(String body) {
    assertThat(read(body)).isEqualTo(new UnusableId(CatalogTags.BOOK_UPDATED, null));
  }

  @Test
  void the_bounds_of_ids_are_usable() {
    assertThat(read("{\"event\":\"book.updated\",\"data\":{\"id\":1}}"))
        .isEqualTo(new Known(CatalogTags.BOOK_UPDATED, 1, null));
    assertThat(read("{\"event\":\"book.updated\",\"data\":{\"id\":2147483647}}"))
        .isEqualTo(new Known(CatalogTags.BOOK_UPDATED, 2_147_483_647, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"processing.started", "BOOK.UPDATED", "book.updated ", "", "x"})
  void another_event_is_unknown(String event) {
    assertThat(read("{\"event\":\"" + event + "\",\"data\":{\"id\":7}}"))
        .isEqualTo(new Unknown(event, null));
  }

  @Test
  void a_long_name_is_cut() {
    assertThat(read("{\"event\":\"" + "x".repeat(1000) + "\"}"))
        .isEqualTo(new Unknown("x".repeat(64), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-11-21",
        "1763704333",
        "",
        "1969-12-31T23:59:59.999999999Z",
        "-300000000-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59Z"
      })
  void a_time_that_is_none_is_as_none(String time) {
    assertThat(
            read("{\"event\":\"book.updated\",\"timestamp\":\"" + time + "\",\"data\":{\"id\":7}}"))
        .isEqualTo(new Known(CatalogTags.BOOK_UPDATED, 7, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"timestamp\":\"2026-11-21T03:12:13Z\",\"timestamp\":\"2026-11-21T03:12:14Z\"",
        "\"timestamp\":\"2026-11-21T03:12:13Z\",\"timestamp\":\"2026-11-21T03:12:13Z\"",
        "\"timestamp\":\"2026-11-21T03:12:13Z\",\"timestamp\":null",
        "\"timestamp\":7,\"timestamp\":\"2026-11-21T03:12:13Z\""
      })
  void a_time_that_stands_twice_is_not_guessed(String times) {
    assertThat(read("{\"event\":\"book.updated\"," + times + ",\"data\":{\"id\":7}}"))
        .isEqualTo(new Known(CatalogTags.BOOK_UPDATED, 7, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
  void the_first_and_the_last_time_are_one(String time) {
    assertThat(
            read("{\"event\":\"book.updated\",\"timestamp\":\"" + time + "\",\"data\":{\"id\":7}}"))
        .isEqualTo(new Known(CatalogTags.BOOK_UPDATED, 7, Instant.parse(time)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}",
        "[]",
        "null",
        "7",
        "\"book.updated\"",
        "{\"event\":null}",
        "{\"event\":7}",
        "{\"event\":[\"book.updated\"]}",
        "{\"event\":\"book.updated\",\"event\":\"book.updated\"}",
        "{\"event\":1,\"event\":\"book.updated\"}",
        "{\"event\":\"book.updated\"} {}",
        "{\"event\":\"book.updated\",}",
        "{'event':'book.updated'}",
        "event=book.updated",
        "{\"event\":\"book.updated\",\"data\":{\"id\":NaN}}"
      })
  void what_is_no_event_is_unparsable(String body) {
    assertThat(read(body)).isEqualTo(new Unparsable());
  }

  @Test
  void neither_depth_nor_broken_bytes_do_harm() {
    assertThat(read("[".repeat(BOUND))).isEqualTo(new Unparsable());
    assertThat(read("{\"event\":".repeat(BOUND / 9))).isEqualTo(new Unparsable());
    assertThat(read("{\"data\":" + "[".repeat(BOUND))).isEqualTo(new Unparsable());
    assertThat(EventReader.read(new byte[] {'{', '"', (byte) 0xC3, '"', '}'}))
        .isEqualTo(new Unparsable());
  }

  @Test
  void any_bytes_are_read_as_something() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    byte[] whole =
        "{\"event\":\"book.updated\",\"timestamp\":\"2026-11-21T03:12:13Z\",\"data\":{\"id\":7}}"
            .getBytes(UTF_8);
    for (int i = 0; i < 100_000; i++) {
      byte[] body = whole.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      assertThat(EventReader.read(body)).as("seed %s, body %s", seed, i).isNotNull();
    }
  }

  private static ReadEvent read(String body) {
    return EventReader.read(body.getBytes(UTF_8));
  }
}
