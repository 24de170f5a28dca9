package org.dreamlms.lib.dcsclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The client against exchanges that were recorded with a real DCS. */
class RecordedDcsTest extends DcsContract {

  private static final WireServer SERVER = new WireServer(new ReplayedDcs());
  private static final DcsSettings SETTINGS = Clients.settings(SERVER.url());
  private static final MicronautWire WIRE = new MicronautWire(SETTINGS);
  private static final Dcs DCS = Clients.over(WIRE, SETTINGS, InstantSource.system());

  @AfterAll
  static void close() throws IOException {
    WIRE.close();
    SERVER.close();
  }

  @Override
  protected Dcs dcs() {
    return DCS;
  }

  @Override
  protected Sample sample() {
    return new Sample(1, "audio/u1.mp3", "audio/mpeg", OptionalInt.of(7), OptionalInt.of(4));
  }

  @Test
  void a_book_row_is_read_whole() {
    assertThat(DCS.book(1))
        .contains(
            new DcsBook(
                1,
                1,
                "Universal ELT",
                "BRAINS1",
                "Brains 1",
                "book_cover.png",
                5,
                Map.of(
                    "circle",
                    1,
                    "markwithx",
                    1,
                    "matchTheWords",
                    1,
                    "dragdroppicture",
                    1,
                    "puzzleFindWords",
                    1),
                72_403L,
                "en",
                "english",
                DcsBook.Status.PUBLISHED,
                Instant.parse("2026-11-21T03:12:13.953507Z"),
                Instant.parse("2026-11-21T03:12:13.953507Z")));
  }

  @Test
  void a_publisher_row_is_read_whole() {
    assertThat(DCS.publishers())
        .contains(
            new DcsPublisher(
                2,
                "Işık Yayınları",
                "Işık Yayınları A.Ş.",
                "seed",
                "info2@example.com",
                DcsPublisher.Status.ACTIVE));
  }

  @Test
  void books_keep_the_order_of_dcs() {
    assertThat(DCS.books()).extracting(DcsBook::id).isEqualTo(List.of(1, 3, 4, 5, 6, 2));
  }

  @Test
  void names_are_encoded_segment_by_segment_and_a_missing_config_is_asked_for_once() {
    BookFolder unknown = new BookFolder(2, "Işık Yayınları", "Ç/100% & more?");
    BookFolder unicode = new BookFolder(2, "Işık Yayınları", "ISIK-B 100% & more?");

    assertThat(DCS.config(unknown)).isEmpty();
    assertThat(DCS.config(unicode)).isEmpty();
    assertThat(SERVER.asked())
        .extracting(WireServer.Received::target)
        .contains(
            "/storage/books/I%C5%9F%C4%B1k%20Yay%C4%B1nlar%C4%B1/ISIK-B%20100%25%20%26%20more%3F/object?path=config.json")
        .noneMatch(target -> target.endsWith("/config"))
        .noneMatch(target -> target.contains("%2F100"));
  }
}
