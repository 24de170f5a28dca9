package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.hybridcache.CacheEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CachedBookCatalogTest extends BookCatalogContract {

  private final FakeDcs dcs = Dcses.filled();
  private final CachedCatalogs catalogs = new CachedCatalogs();
  private final TickedTime time = catalogs.time();
  private final BookCatalog catalog = catalog(Map.of());

  /** As the functions get it: by Micronaut, with the given settings. */
  private BookCatalog catalog(Map<String, Object> settings) {
    return catalogs.over(dcs, settings);
  }

  @AfterEach
  void close() {
    catalogs.close();
  }

  @Override
  protected BookCatalog catalog() {
    return catalog;
  }

  @Override
  protected void goesDown() {
    dcs.failing(Dcses.down());
  }

  private void askForEverything() {
    catalog.books();
    catalog.book(12);
    catalog.publishers();
    catalog.publisher(2);
    catalog.config(WHOLE);
    catalog.files(WHOLE);
    catalog.cover(WHOLE);
    catalog.logo(LIGHT);
  }

  @Test
  void everything_is_asked_for_once() {
    askForEverything();
    askForEverything();

    assertThat(dcs.calls())
        .containsExactly(
            "books", "book", "publishers", "publisher", "config", "tree", "cover", "logo");
  }

  @Test
  void what_is_remembered_outlives_an_outage() {
    askForEverything();

    goesDown();

    assertThat(catalog.books()).containsExactly(WHOLE, BARE, BROKEN);
    assertThat(catalog.config(WHOLE)).isPresent();
  }

  /** Give or take a tenth, so that what was filled together does not end together. */
  @Test
  void books_and_publishers_are_believed_for_six_hours_and_logos_for_one() {
    askForEverything();

    time.pass(Duration.ofMinutes(53));
    askForEverything();
    assertThat(dcs.calls()).hasSize(8);

    time.pass(Duration.ofMinutes(14));
    askForEverything();
    assertThat(dcs.calls().subList(8, 9)).containsExactly("logo");

    time.pass(Duration.ofMinutes(5 * 60 + 30));
    askForEverything();
    assertThat(dcs.calls()).hasSize(9 + 8);
  }

  @Test
  void a_lifetime_that_is_set_wins_and_zero_means_not_cached() {
    BookCatalog set =
        catalog(
            Map.of(
                "dcs.cache.book-ttl",
                "60",
                "dcs.cache.publisher-ttl",
                "0",
                "dcs.cache.logo-ttl",
                "600"));
    set.book(12);
    set.publisher(2);
    set.publisher(2);
    set.logo(LIGHT);
    time.pass(Duration.ofSeconds(67));
    set.book(12);
    set.logo(LIGHT);

    assertThat(dcs.calls()).containsExactly("book", "publisher", "publisher", "logo", "book");
  }

  @Tag("DC3")
  @Test
  void an_absence_is_believed_for_half_a_minute() {
    assertThat(catalog.book(77)).isEmpty();
    dcs.with(FakeDcs.book(77, Dcses.LIGHT, "New"));

    time.pass(Duration.ofSeconds(30).minusMillis(1));
    assertThat(catalog.book(77)).isEmpty();
    time.pass(Duration.ofMillis(1));
    assertThat(catalog.book(77)).isPresent();
    assertThat(dcs.calls()).containsExactly("book", "book");
  }

  @Test
  void a_book_without_files_is_looked_at_again_soon() {
    assertThat(catalog.files(BARE)).isEqualTo(BookFiles.NONE);
    assertThat(catalog.files(BARE)).isEqualTo(BookFiles.NONE);
    dcs.withFile(FakeDcs.book(10, Dcses.OTHER, "Bare").folder(), "video/1.mp4", PNG, "video/mp4");

    time.pass(Duration.ofSeconds(30));

    assertThat(catalog.files(BARE).contains("video/1.mp4")).isTrue();
    assertThat(dcs.calls()).containsExactly("tree", "tree");
  }

  @Test
  void a_failure_is_not_remembered() {
    dcs.failing(Dcses.down());
    assertThatThrownBy(() -> catalog.book(12)).isInstanceOf(CatalogUnavailable.class);

    dcs.failing(null);

    assertThat(catalog.book(12)).contains(WHOLE);
  }

  @Tag("DC4")
  @Test
  void damaged_content_is_not_remembered() {
    assertThatThrownBy(() -> catalog.config(BROKEN)).isInstanceOf(CatalogContentInvalid.class);
    dcs.withFile(
        Dcses.brokenFolder(),
        "config.json",
        "{}".getBytes(StandardCharsets.UTF_8),
        "application/json");

    assertThat(catalog.config(BROKEN)).isPresent();
  }

  @Tag("DC5")
  @Test
  void an_empty_list_is_remembered_like_any_other() {
    FakeDcs empty = new FakeDcs();
    BookCatalog near = catalogs.over(empty, Map.of());

    assertThat(near.books()).isEmpty();
    assertThat(near.books()).isEmpty();
    assertThat(empty.calls()).containsExactly("books");
  }

  @Test
  void of_many_that_ask_at_once_one_asks_dcs() throws Exception {
    int callers = 8;
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    dcs.before(
        () -> {
          asking.countDown();
          await(answer);
        });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Book>>> answers = new ArrayList<>();
      answers.add(threads.submit(catalog::books));
      await(asking);
      CountDownLatch started = new CountDownLatch(callers);
      for (int i = 0; i < callers; i++) {
        answers.add(
            threads.submit(
                () -> {
                  started.countDown();
                  return catalog.books();
                }));
      }
      await(started);
      answer.countDown();
      for (Future<List<Book>> one : answers) {
        assertThat(one.get(20, TimeUnit.SECONDS)).containsExactly(WHOLE, BARE, BROKEN);
      }
    }

    assertThat(dcs.calls()).containsExactly("books");
  }

  @Test
  void a_load_of_one_book_does_not_hold_up_another() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    dcs.before(
        () -> {
          if (asking.getCount() > 0) {
            asking.countDown();
            await(answer);
          }
        });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = threads.submit(() -> catalog.book(12));
      await(asking);

      assertThat(catalog.book(10)).contains(BARE);

      answer.countDown();
      assertThat(slow.get(20, TimeUnit.SECONDS)).contains(WHOLE);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_moved_book_is_not_answered_with_the_config_of_its_old_place() {
    assertThat(catalog.config(WHOLE)).isPresent();

    assertThat(catalog.config(FakeBookCatalog.book(12, OTHER, "ISIK-A"))).isEmpty();
  }

  @Test
  void the_cache_never_holds_more_bytes_than_allowed() {
    BookCatalog small = catalog(Map.of("dcs.cache.near-maximum", "1MB"));
    for (int id = 100; id < 140; id++) {
      var row = FakeDcs.book(id, Dcses.LIGHT, "B" + id);
      byte[] cover = Arrays.copyOf(PNG, 100_000);
      dcs.with(row).withFile(row.folder(), "images/book_cover.png", cover, "image/png");
      small.cover(FakeBookCatalog.book(id, LIGHT, "B" + id));
    }

    assertThat(catalogs.cache(small).counts().count("dcs:books:cover", CacheEvent.EVICTED))
        .isGreaterThanOrEqualTo(38);
    // Of pictures a part is kept: covers have 15 hundredths of all.
    assertThat(catalogs.nearBytes(small)).isLessThanOrEqualTo(160_000).isGreaterThan(100_000);
  }
}
