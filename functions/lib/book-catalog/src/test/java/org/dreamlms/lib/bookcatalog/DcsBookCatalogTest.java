package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dreamlms.lib.dcsclient.DcsBook;
import org.dreamlms.lib.dcsclient.DcsUnavailable;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.junit.jupiter.api.Test;

class DcsBookCatalogTest extends BookCatalogContract {

  private final FakeDcs dcs = Dcses.filled();
  private final BookCatalog catalog = new DcsBookCatalog(dcs);

  @Override
  protected BookCatalog catalog() {
    return catalog;
  }

  @Override
  protected void goesDown() {
    dcs.failing(Dcses.down());
  }

  @Test
  void drafts_and_archived_books_do_not_exist_for_schools() {
    for (int id : List.of(13, 14, 15)) {
      assertThat(dcs.book(id)).isPresent();
      assertThat(catalog.book(id)).isEmpty();
    }
  }

  @Test
  void publishers_in_the_trash_or_suspended_do_not_exist_for_schools() {
    for (int id : List.of(3, 4)) {
      assertThat(dcs.publisher(id)).isPresent();
      assertThat(catalog.publisher(id)).isEmpty();
    }
  }

  @Test
  void a_bare_row_becomes_a_book_that_can_be_shown() {
    dcs.with(
        new DcsBook(
            20,
            2,
            "Işık Yayınları",
            "Ünite 1",
            " ",
            null,
            null,
            Map.of(),
            null,
            "en",
            null,
            DcsBook.Status.PUBLISHED,
            null,
            null));

    assertThat(catalog.book(20))
        .contains(
            new Book(
                20,
                2,
                "Işık Yayınları",
                "Ünite 1",
                "Ünite 1",
                "book_cover.png",
                0,
                "en",
                null,
                null,
                null));
  }

  @Test
  void a_logo_that_is_no_picture_is_damaged_content() {
    dcs.withLogo(5, "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), "image/png");

    assertThatThrownBy(() -> catalog.logo(OTHER)).isInstanceOf(CatalogContentInvalid.class);
  }

  @Test
  void how_long_dcs_asks_to_wait_is_passed_on() {
    dcs.failing(
        new DcsUnavailable(
            "books", DcsUnavailable.Reason.RATE_LIMITED, 429, Duration.ofSeconds(7)));

    assertThatThrownBy(catalog::books)
        .isInstanceOfSatisfying(
            CatalogUnavailable.class,
            down -> assertThat(down.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }
}
