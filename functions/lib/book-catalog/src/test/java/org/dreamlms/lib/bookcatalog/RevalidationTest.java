package org.dreamlms.lib.bookcatalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dreamlms.lib.dcsclient.BookFolder;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.hybridcache.CacheEvent;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What DCS has a validator for is asked for with it, and believed no further than it goes. */
@Tag("DC7")
final class RevalidationTest {
  private static final Book WHOLE = BookCatalogContract.WHOLE;
  private static final BookFolder FOLDER = new BookFolder(2, "Işık Yayınları", "ISIK-A");
  private static final byte[] PNG = BookCatalogContract.PNG;

  /** More than any lifetime, give or take the tenth. */
  private static final Duration EXPIRED = Duration.ofHours(7);

  private final FakeDcs dcs = Dcses.filled();
  private final CachedCatalogs catalogs = new CachedCatalogs();
  private final BookCatalog catalog = catalogs.over(dcs, Map.of());
  private final HybridCache cache = catalogs.cache(catalog);

  @AfterEach
  void close() {
    catalogs.close();
  }

  private void has(String path, byte[] content, String etag) {
    dcs.withFile(FOLDER, path, content, "image/png", etag);
  }

  private long unchanged(String kind) {
    return cache.counts().count(kind, CacheEvent.UNCHANGED);
  }

  @Test
  void an_expired_config_is_confirmed_and_kept() {
    has("config.json", "{\"books\":[]}".getBytes(UTF_8), "\"c1\"");
    BookConfig first = catalog.config(WHOLE).orElseThrow();

    catalogs.time().pass(EXPIRED);

    assertThat(catalog.config(WHOLE).orElseThrow()).isSameAs(first);
    assertThat(catalog.config(WHOLE).orElseThrow()).isSameAs(first);
    assertThat(dcs.calls()).containsExactly("config", "config unless c1");
    assertThat(unchanged("dcs:books:config")).isEqualTo(1);
  }

  @Test
  void an_expired_cover_is_confirmed_and_its_bytes_are_kept() {
    has("images/book_cover.png", PNG, "\"p1\"");
    Picture first = catalog.cover(WHOLE).orElseThrow();

    catalogs.time().pass(EXPIRED);

    assertThat(catalog.cover(WHOLE).orElseThrow()).isSameAs(first);
    assertThat(dcs.calls()).containsExactly("cover", "cover unless p1");
    assertThat(unchanged("dcs:books:cover")).isEqualTo(1);
  }

  @Test
  void another_tag_of_the_same_bytes_is_asked_with_from_then_on() {
    has("images/book_cover.png", PNG, "\"p1\"");
    catalog.cover(WHOLE);
    has("images/book_cover.png", PNG, "\"p2\"");
    catalogs.time().pass(EXPIRED);
    catalog.cover(WHOLE);
    catalogs.time().pass(EXPIRED);

    assertThat(catalog.cover(WHOLE)).contains(new Picture(PNG, "image/png"));
    assertThat(dcs.calls()).containsExactly("cover", "cover unless p1", "cover unless p2");
    assertThat(unchanged("dcs:books:cover")).isEqualTo(1);
  }

  @Test
  void a_weak_tag_is_never_sent_back() {
    has("config.json", "{}".getBytes(UTF_8), "W/\"c1\"");
    catalog.config(WHOLE);
    catalogs.time().pass(EXPIRED);

    assertThat(catalog.config(WHOLE)).isPresent();
    assertThat(dcs.calls()).containsExactly("config", "config");
  }

  @Test
  void what_an_event_ended_is_confirmed_if_it_is_still_the_same() {
    has("config.json", "{}".getBytes(UTF_8), "\"c1\"");
    catalog.config(WHOLE);

    cache.invalidateTags(CatalogTags.BOOK_UPDATED.of(12), CatalogTags.BOOK_UPDATED.kind(), "test");
    catalog.config(WHOLE);
    catalog.config(WHOLE);

    assertThat(dcs.calls()).containsExactly("config", "config unless c1");
  }

  @Test
  void what_was_deleted_is_asked_for_without_what_was_known_of_it() {
    has("config.json", "{}".getBytes(UTF_8), "\"c1\"");
    catalog.config(WHOLE);

    cache.invalidateTags(CatalogTags.BOOK_DELETED.of(12), CatalogTags.BOOK_DELETED.kind(), "test");
    catalog.config(WHOLE);

    assertThat(dcs.calls()).containsExactly("config", "config");
  }

  @Test
  void what_is_gone_is_absent_though_an_older_copy_is_known() {
    has("config.json", "{}".getBytes(UTF_8), "\"c1\"");
    catalog.config(WHOLE);
    dcs.withoutFile(FOLDER, "config.json");
    catalogs.time().pass(EXPIRED);

    assertThat(catalog.config(WHOLE)).isEmpty();
  }

  /** Confirmed as of before it was asked for: the event may be about a change after the 304. */
  @Test
  void an_event_while_dcs_confirms_is_not_lost() {
    has("config.json", "{\"v\":1}".getBytes(UTF_8), "\"c1\"");
    catalog.config(WHOLE);
    catalogs.time().pass(EXPIRED);
    AtomicBoolean once = new AtomicBoolean();
    dcs.before(
        () -> {
          if (!once.getAndSet(true)) {
            cache.invalidateTags(
                CatalogTags.BOOK_UPDATED.of(12), CatalogTags.BOOK_UPDATED.kind(), "test");
          }
        });

    catalog.config(WHOLE);
    has("config.json", "{\"v\":2}".getBytes(UTF_8), "\"c2\"");
    BookConfig after = catalog.config(WHOLE).orElseThrow();

    assertThat(after.etag()).isEqualTo("c2");
    assertThat(dcs.calls()).containsExactly("config", "config unless c1", "config unless c1");
    assertThat(unchanged("dcs:books:config")).isEqualTo(1);
  }

  @Test
  void an_outage_during_the_question_shows_what_is_known() {
    has("images/book_cover.png", PNG, "\"p1\"");
    catalog.cover(WHOLE);
    catalogs.time().pass(EXPIRED);
    dcs.failing(Dcses.down());

    assertThat(catalog.cover(WHOLE)).contains(new Picture(PNG, "image/png"));
    assertThat(catalogs.validators(catalog).cover(WHOLE).unchanged(_ -> true)).isEmpty();
  }

  @Test
  void lists_and_rows_have_no_validator() {
    catalog.books();
    catalog.book(12);
    catalog.logo(BookCatalogContract.LIGHT);
    catalogs.time().pass(EXPIRED);
    catalog.books();
    catalog.book(12);
    catalog.logo(BookCatalogContract.LIGHT);

    assertThat(dcs.calls()).isEqualTo(List.of("books", "book", "logo", "books", "book", "logo"));
  }
}
