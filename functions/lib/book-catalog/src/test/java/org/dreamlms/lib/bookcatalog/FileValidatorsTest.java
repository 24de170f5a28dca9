package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has a file is told so as long as nothing was heard of it, and no longer. */
final class FileValidatorsTest {
  private static final Book WHOLE = BookCatalogContract.WHOLE;
  private static final byte[] PNG = BookCatalogContract.PNG;
  private static final String SOUND = "audio/1.mp3";

  private final FakeDcs dcs = Dcses.filled();
  private final CachedCatalogs catalogs = new CachedCatalogs();
  private final BookCatalog catalog = catalogs.over(dcs, Map.of());
  private final HybridCache cache = catalogs.cache(catalog);
  private final FileValidators validators = catalogs.validators(catalog);

  @AfterEach
  void close() {
    catalogs.close();
  }

  private void read(String path, String tag) {
    FileValidator validator = validators.file(WHOLE, path);
    validator.reading(() -> tag, Optional::of);
  }

  private Optional<String> known(String path) {
    return validators.file(WHOLE, path).unchanged(_ -> true);
  }

  private void changed(CatalogTags event, int id) {
    cache.invalidateTags(event.of(id), event.kind(), "test");
  }

  @Test
  void what_was_read_once_is_known() {
    assertThat(known(SOUND)).isEmpty();

    read(SOUND, "\"t1\"");

    assertThat(known(SOUND)).contains("\"t1\"");
    assertThat(validators.file(WHOLE, SOUND).unchanged("\"t0\""::equals)).isEmpty();
    assertThat(known("audio/2.mp3")).isEmpty();
    assertThat(validators.file(BookCatalogContract.BARE, SOUND).unchanged(_ -> true)).isEmpty();
  }

  @Test
  void a_newer_version_replaces_the_older_one() {
    read(SOUND, "\"t1\"");
    catalogs.time().pass(Duration.ofSeconds(1));
    FileValidator validator = validators.file(WHOLE, SOUND);
    assertThat(validator.unchanged("\"t2\""::equals)).isEmpty();

    validator.reading(() -> "\"t2\"", Optional::of);

    assertThat(known(SOUND)).contains("\"t2\"");
  }

  @Test
  void it_lives_as_long_as_what_else_is_known_of_a_book() {
    read(SOUND, "\"t1\"");

    catalogs.time().pass(Duration.ofHours(5));
    assertThat(known(SOUND)).isPresent();
    catalogs.time().pass(Duration.ofHours(2));
    assertThat(known(SOUND)).isEmpty();
  }

  @Test
  void an_event_of_the_book_or_its_publisher_ends_it() {
    for (CatalogTags event : CatalogTags.values()) {
      read(SOUND, "\"t1\"");
      assertThat(known(SOUND)).isPresent();

      changed(event, event.event().startsWith("book.") ? 12 : 2);

      assertThat(known(SOUND)).as(event.event()).isEmpty();
    }
  }

  @Test
  void what_changed_while_it_was_read_is_not_known() {
    validators
        .file(WHOLE, SOUND)
        .reading(
            () -> {
              changed(CatalogTags.BOOK_UPDATED, 12);
              return "\"t1\"";
            },
            Optional::of);

    assertThat(known(SOUND)).isEmpty();
  }

  @Test
  void a_moved_book_has_other_files() {
    read(SOUND, "\"t1\"");

    Book moved = FakeBookCatalog.book(12, BookCatalogContract.LIGHT, "ISIK-B");

    assertThat(validators.file(moved, SOUND).unchanged(_ -> true)).isEmpty();
  }

  @Test
  void the_cover_is_known_by_its_bytes_once_dcs_gave_or_confirmed_it() {
    assertThat(validators.cover(WHOLE).unchanged(_ -> true)).isEmpty();

    String tag = catalog.cover(WHOLE).orElseThrow().tag();
    assertThat(validators.cover(WHOLE).unchanged(_ -> true)).contains(tag);
    assertThat(known("book_cover.png")).isEmpty();
    assertThat(known("images/book_cover.png")).isEmpty();

    changed(CatalogTags.BOOK_UPDATED, 12);
    assertThat(validators.cover(WHOLE).unchanged(_ -> true)).isEmpty();
    catalog.cover(WHOLE);
    assertThat(validators.cover(WHOLE).unchanged(_ -> true)).contains(tag);
  }

  /** Shown, because DCS is down, is not true: nobody is told that it is still the same. */
  @Test
  void a_cover_that_is_shown_in_an_outage_is_not_confirmed_by_that() {
    catalog.cover(WHOLE);
    changed(CatalogTags.BOOK_UPDATED, 12);
    dcs.failing(Dcses.down());

    assertThat(catalog.cover(WHOLE)).contains(new Picture(PNG, "image/png"));
    assertThat(validators.cover(WHOLE).unchanged(_ -> true)).isEmpty();
  }

  @Test
  void a_lifetime_of_zero_means_that_nothing_is_known() {
    BookCatalog uncached = catalogs.over(dcs, Map.of("dcs.cache.book-ttl", "0"));
    FileValidators none = catalogs.validators(uncached);
    none.file(WHOLE, SOUND).reading(() -> "\"t1\"", Optional::of);

    assertThat(none.file(WHOLE, SOUND).unchanged(_ -> true)).isEmpty();
  }
}
