package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllBooks;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that DCS gives, and that lack what it gave before. */
@Tag("DC5")
final class ListLossesTest {
  private static final DcsPublisher PUBLISHER = FakeDcs.publisher(1, "Universal ELT");

  private final FakeDcs dcs = new FakeDcs().with(PUBLISHER);
  private final CachedCatalogs catalogs = new CachedCatalogs();
  private final BookCatalog catalog = catalogs.over(dcs, Map.of());

  @AfterEach
  void close() {
    catalogs.close();
  }

  @ParameterizedTest
  @CsvSource({
    // More than half of 20, of 21, of 500.
    "20, 10, 0",
    "20, 9, 1",
    "21, 11, 0",
    "21, 10, 1",
    "500, 250, 0",
    "500, 249, 1",
    "500, 0, 1",
    // Of the shortest that tells, and of one that is too short.
    "10, 5, 0",
    "10, 4, 1",
    "10, 0, 1",
    "9, 0, 0",
    "2, 1, 0",
    "0, 0, 0"
  })
  void dc5_a_list_that_lost_more_than_half_is_true_and_counted_and_the_old_one_is_kept(
      int before, int after, int alarms) {
    has(before);
    assertThat(catalog.books()).hasSize(before);
    has(after);
    expire();

    assertThat(catalog.books()).hasSize(after);
    assertThat(catalogs.losses(catalog)).isEqualTo(alarms);
    assertThat(kept()).hasSize(alarms == 0 ? 0 : before);
    expire();
    assertThat(catalog.books()).hasSize(after);
    assertThat(catalogs.losses(catalog)).isEqualTo(alarms);
  }

  @Test
  void dc5_as_many_others_are_a_loss_too() {
    has(20);
    catalog.books();
    has(0);
    for (int id = 101; id <= 120; id++) {
      dcs.with(FakeDcs.book(id, PUBLISHER, "Book " + id));
    }
    expire();

    assertThat(catalog.books()).extracting(Book::id).contains(101, 120).hasSize(20);
    assertThat(catalogs.losses(catalog)).isEqualTo(1);
  }

  @Test
  void dc5_publishers_are_watched_as_well() {
    FakeDcs many = new FakeDcs();
    IntStream.rangeClosed(1, 12).forEach(id -> many.with(FakeDcs.publisher(id, "Publisher " + id)));
    BookCatalog other = catalogs.over(many, Map.of());
    other.publishers();
    IntStream.rangeClosed(1, 7)
        .forEach(
            id ->
                many.with(FakeDcs.publisher(id, "Publisher " + id, DcsPublisher.Status.INACTIVE)));
    expire();

    assertThat(other.publishers()).hasSize(5);
    assertThat(catalogs.losses(other)).isEqualTo(1);
    assertThat(
            catalogs
                .cache(other)
                .sharedValues(
                    catalogs.names(other).publishersBefore(),
                    List.of(new CatalogKey.AllPublishers()))
                .values())
        .singleElement()
        .satisfies(list -> assertThat(list).hasSize(12));
  }

  @Test
  void dc5_what_goes_in_steps_is_kept_as_it_was_before_the_first_until_a_longer_one_is_lost() {
    has(100);
    catalog.books();
    has(40);
    expire();
    catalog.books();
    has(10);
    expire();
    catalog.books();
    assertThat(catalogs.losses(catalog)).isEqualTo(2);
    assertThat(kept()).hasSize(100);

    has(120);
    expire();
    catalog.books();
    has(0);
    expire();
    catalog.books();
    assertThat(kept()).hasSize(120);
  }

  @Test
  void dc5_after_its_time_a_shorter_one_takes_the_place_of_what_was_kept() {
    has(100);
    catalog.books();
    has(40);
    expire();
    catalog.books();
    catalogs.time().pass(ListLosses.KEPT.plusDays(1));
    has(10);
    catalog.books();

    assertThat(kept()).hasSize(40);
  }

  @Test
  void dc5_an_invalidation_of_everything_leaves_what_was_known_to_compare_with() {
    has(20);
    catalog.books();
    has(0);
    catalogs.cache(catalog).clear(Invalidation.SOFT, "test");

    assertThat(catalog.books()).isEmpty();
    assertThat(catalogs.losses(catalog)).isEqualTo(1);
  }

  @Test
  void dc5_a_warm_up_watches_too() {
    has(20);
    catalogs.warmUp(catalog).warm(1000, Duration.ofMinutes(1));
    has(9);
    expire();

    catalogs.warmUp(catalog).warm(1000, Duration.ofMinutes(1));

    assertThat(catalogs.losses(catalog)).isEqualTo(1);
    assertThat(catalog.books()).hasSize(9);
    assertThat(kept()).hasSize(20);
  }

  @Test
  void dc5_what_is_kept_answers_nobody() {
    has(20);
    catalog.books();
    has(0);
    expire();
    catalog.books();
    dcs.failing(Dcses.down());
    expire();

    assertThat(catalog.books()).isEmpty();
  }

  private void has(int books) {
    IntStream.rangeClosed(1, 500).forEach(dcs::withoutBook);
    IntStream.rangeClosed(1, books)
        .forEach(id -> dcs.with(FakeDcs.book(id, PUBLISHER, "Book " + id)));
  }

  /** Beyond the fresh time, with whatever the lot adds, and within the stale one. */
  private void expire() {
    catalogs.time().pass(BookCacheSettings.USUAL.multipliedBy(2));
  }

  private List<Book> kept() {
    return catalogs
        .cache(catalog)
        .sharedValues(catalogs.names(catalog).booksBefore(), List.of(new AllBooks()))
        .getOrDefault(new AllBooks(), List.of());
  }
}
