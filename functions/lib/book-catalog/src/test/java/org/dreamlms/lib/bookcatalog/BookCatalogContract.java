package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BookCatalog} holds, given: publisher 2 "Işık Yayınları" with a logo, publisher
 * 5 without one; book 12 "ISIK-A" of publisher 2 with config, cover; book 10 "Bare" of publisher 5
 * with nothing; book 11 "Broken" of publisher 5 with a picture as config. In this order.
 */
public abstract class BookCatalogContract {

  protected static final Publisher LIGHT = FakeBookCatalog.publisher(2, "Işık Yayınları");
  protected static final Publisher OTHER = FakeBookCatalog.publisher(5, "Larch Press");
  protected static final Book WHOLE = FakeBookCatalog.book(12, LIGHT, "ISIK-A");
  protected static final Book BARE = FakeBookCatalog.book(10, OTHER, "Bare");
  protected static final Book BROKEN = FakeBookCatalog.book(11, OTHER, "Broken");
  protected static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};

  private static final int UNKNOWN = 1;

  protected abstract BookCatalog catalog();

  /** From now on whatever is behind the catalog does not answer. */
  protected abstract void goesDown();

  @Test
  void published_books_are_listed_in_the_order_of_dcs() {
    assertThat(catalog().books()).containsExactly(WHOLE, BARE, BROKEN);
  }

  @Test
  void a_book_is_found_by_its_id() {
    assertThat(catalog().book(WHOLE.id())).contains(WHOLE);
    assertThat(catalog().book(UNKNOWN)).isEmpty();
  }

  @Test
  void active_publishers_are_listed_in_the_order_of_dcs() {
    assertThat(catalog().publishers()).containsExactly(LIGHT, OTHER);
  }

  @Test
  void a_publisher_is_found_by_its_id() {
    assertThat(catalog().publisher(LIGHT.id())).contains(LIGHT);
    assertThat(catalog().publisher(UNKNOWN)).isEmpty();
  }

  @Test
  void a_config_is_read_as_a_tree() {
    BookConfig config = catalog().config(WHOLE).orElseThrow();

    assertThat(config.tree().get("book_title")).isNotNull();
    assertThat(config.etag()).isNotBlank();
  }

  @Test
  void a_config_that_is_not_there_is_absent_and_one_that_is_broken_is_not() {
    assertThat(catalog().config(BARE)).isEmpty();
    assertThatThrownBy(() -> catalog().config(BROKEN)).isInstanceOf(CatalogContentInvalid.class);
  }

  @Test
  void files_are_named_from_the_folder_of_the_book_on() {
    BookFiles files = catalog().files(WHOLE);

    assertThat(files.sizes()).containsOnlyKeys("config.json", "images/book_cover.png");
    assertThat(files.size("images/book_cover.png")).hasValue(PNG.length);
    assertThat(files.contains("images/Book_cover.png")).isFalse();
    assertThat(catalog().files(BARE)).isEqualTo(BookFiles.NONE);
  }

  @Test
  void pictures_come_with_the_type_of_their_content() {
    assertThat(catalog().cover(WHOLE)).contains(new Picture(PNG, "image/png"));
    assertThat(catalog().logo(LIGHT)).contains(new Picture(PNG, "image/png"));
    assertThat(catalog().cover(BARE)).isEmpty();
    assertThat(catalog().logo(OTHER)).isEmpty();
  }

  @Test
  void a_picture_is_named_by_its_bytes() {
    String tag = catalog().cover(WHOLE).orElseThrow().tag();

    assertThat(tag).matches("\"[0-9a-f]{32}\"").isEqualTo(new Picture(PNG, "image/gif").tag());
    assertThat(new Picture(new byte[] {1}, "image/png").tag()).isNotEqualTo(tag);
  }

  @Test
  void an_outage_is_never_an_absence() {
    goesDown();

    assertThatThrownBy(() -> catalog().books()).isInstanceOf(CatalogUnavailable.class);
    assertThatThrownBy(() -> catalog().book(WHOLE.id())).isInstanceOf(CatalogUnavailable.class);
    assertThatThrownBy(() -> catalog().book(UNKNOWN)).isInstanceOf(CatalogUnavailable.class);
    assertThatThrownBy(() -> catalog().publishers()).isInstanceOf(CatalogUnavailable.class);
    assertThatThrownBy(() -> catalog().publisher(LIGHT.id()))
        .isInstanceOf(CatalogUnavailable.class);
    assertThatThrownBy(() -> catalog().config(WHOLE)).isInstanceOf(CatalogUnavailable.class);
    assertThatThrownBy(() -> catalog().files(WHOLE)).isInstanceOf(CatalogUnavailable.class);
    assertThatThrownBy(() -> catalog().cover(WHOLE)).isInstanceOf(CatalogUnavailable.class);
    assertThatThrownBy(() -> catalog().logo(LIGHT)).isInstanceOf(CatalogUnavailable.class);
  }

  @Test
  void lists_cannot_be_changed() {
    assertThatThrownBy(() -> catalog().books().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> catalog().publishers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_picture_cannot_be_changed() {
    Optional<Picture> first = catalog().cover(WHOLE);
    first.orElseThrow().bytes()[0] = 0;

    assertThat(catalog().cover(WHOLE)).contains(new Picture(PNG, "image/png"));
  }
}
