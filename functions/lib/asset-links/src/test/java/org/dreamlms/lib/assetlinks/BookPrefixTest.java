package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookPrefixTest {
  private static final AssetPath COVER = new AssetPath("images/book_cover.png");

  @Test
  void a_key_holds_the_publishers_name_or_its_id_as_DCS_does() {
    BookPrefix book = new BookPrefix(7, "Çınar Yayınları", "Işık 1...");

    assertThat(book.key(PublisherInPath.NAME, COVER))
        .isEqualTo(new ObjectKey("Çınar Yayınları/books/Işık 1.../images/book_cover.png"));
    assertThat(book.key(PublisherInPath.ID, COVER))
        .isEqualTo(new ObjectKey("7/books/Işık 1.../images/book_cover.png"));
  }

  @Tag("PS7")
  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".", "..", "a/b", "/", "../x", "a\u0000", "a\nb", "a\u009fb", "\ud83d"})
  void a_name_that_would_lead_into_another_book_is_refused(String name) {
    assertThatThrownBy(() -> new BookPrefix(7, name, "Book"))
        .isInstanceOf(UnsafeNameException.class)
        .hasMessage("The name of a publisher cannot be part of an object key.");
    assertThatThrownBy(() -> new BookPrefix(7, "Publisher", name))
        .isInstanceOf(UnsafeNameException.class)
        .hasMessage("The name of a book cannot be part of an object key.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "a/../b", "./a"})
  void a_key_that_a_proxy_would_shorten_is_none(String key) {
    assertThatThrownBy(() -> new ObjectKey(key)).isInstanceOf(IllegalArgumentException.class);
  }
}
