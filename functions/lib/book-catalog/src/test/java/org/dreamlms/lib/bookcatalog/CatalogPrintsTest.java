package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What differs between two looks at DCS, and what it invalidates. */
final class CatalogPrintsTest {
  private static final Instant TIME = Instant.parse("2026-01-15T09:30:00Z");
  private static final Publisher ONE = new Publisher(1, "Universal ELT", null, "a@example.org");
  private static final Publisher TWO = new Publisher(2, "Işık", "Işık Yayınları", null);
  private static final Book FIRST =
      new Book(12, 1, "Universal ELT", "B1", "Title", "c.png", 3, "en", null, TIME, null);
  private static final Book SECOND =
      new Book(13, 1, "Universal ELT", "B2", "Title", "c.png", 3, "en", null, TIME, null);
  private static final CatalogPrints BEFORE = prints(List.of(ONE, TWO), List.of(FIRST, SECOND));

  @Test
  void the_same_in_another_order_is_no_change() {
    CatalogChanges none = prints(List.of(TWO, ONE), List.of(SECOND, FIRST)).since(BEFORE);

    assertThat(none).isEqualTo(changes());
    assertThat(none.tags(Invalidation.SOFT)).isEmpty();
    assertThat(none.tags(Invalidation.HARD)).isEmpty();
  }

  static Stream<Book> otherBooks() {
    return Stream.of(
        new Book(12, 2, "Universal ELT", "B1", "Title", "c.png", 3, "en", null, TIME, null),
        new Book(12, 1, "Universal", "B1", "Title", "c.png", 3, "en", null, TIME, null),
        new Book(12, 1, "Universal ELT", "B3", "Title", "c.png", 3, "en", null, TIME, null),
        new Book(12, 1, "Universal ELT", "B1", "title", "c.png", 3, "en", null, TIME, null),
        new Book(12, 1, "Universal ELT", "B1", "Title", "d.png", 3, "en", null, TIME, null),
        new Book(12, 1, "Universal ELT", "B1", "Title", "c.png", 4, "en", null, TIME, null),
        new Book(12, 1, "Universal ELT", "B1", "Title", "c.png", 3, null, "en", TIME, null),
        new Book(12, 1, "Universal ELT", "B1", "Title", "c.png", 3, "en", "", TIME, null),
        new Book(12, 1, "Universal ELT", "B1", "Title", "c.png", 3, "en", null, null, TIME),
        new Book(12, 1, "Universal ELT", "B1", "Title", "c.png", 3, "en", null, TIME, TIME));
  }

  @ParameterizedTest
  @MethodSource("otherBooks")
  void each_field_of_a_book_is_compared(Book other) {
    assertThat(prints(List.of(ONE, TWO), List.of(other, SECOND)).since(BEFORE))
        .isEqualTo(changes(new CatalogChange(CatalogTags.BOOK_UPDATED, 12)));
  }

  static Stream<Publisher> otherPublishers() {
    return Stream.of(
        new Publisher(1, "Universal", null, "a@example.org"),
        new Publisher(1, "Universal ELT", "", "a@example.org"),
        new Publisher(1, "Universal ELT", null, null));
  }

  @ParameterizedTest
  @MethodSource("otherPublishers")
  void each_field_of_a_publisher_is_compared(Publisher other) {
    assertThat(prints(List.of(other, TWO), List.of(FIRST, SECOND)).since(BEFORE))
        .isEqualTo(changes(new CatalogChange(CatalogTags.PUBLISHER_UPDATED, 1)));
  }

  @Test
  void what_comes_and_goes_is_created_and_deleted() {
    Publisher three = new Publisher(3, "Three", null, null);
    Book third = new Book(14, 1, "Universal ELT", "B3", "T", "c.png", 0, null, null, null, null);

    CatalogChanges found = prints(List.of(ONE, three), List.of(SECOND, third)).since(BEFORE);

    assertThat(found)
        .isEqualTo(
            changes(
                new CatalogChange(CatalogTags.PUBLISHER_DELETED, 2),
                new CatalogChange(CatalogTags.PUBLISHER_CREATED, 3),
                new CatalogChange(CatalogTags.BOOK_DELETED, 12),
                new CatalogChange(CatalogTags.BOOK_CREATED, 14)));
    assertThat(found.tags(Invalidation.HARD))
        .containsExactlyInAnyOrder(tags("publisher:2", "publishers", "books", "book:12"));
    // The lists are invalidated already, and harder.
    assertThat(found.tags(Invalidation.SOFT))
        .containsExactlyInAnyOrder(tags("publisher:3", "book:14"));
  }

  @org.junit.jupiter.api.Tag("WH16")
  @Test
  void wh16_a_new_name_of_a_publisher_is_one_event_and_a_book_that_moves_one_of_its_own() {
    Publisher renamed = new Publisher(1, "Universal", null, "a@example.org");
    Book stays = new Book(12, 1, "Universal", "B1", "Title", "c.png", 3, "en", null, TIME, null);
    Book moves = new Book(13, 2, "Işık", "B2", "Title", "c.png", 3, "en", null, TIME, null);

    assertThat(prints(List.of(renamed, TWO), List.of(stays, moves)).since(BEFORE))
        .isEqualTo(
            changes(
                new CatalogChange(CatalogTags.PUBLISHER_UPDATED, 1),
                new CatalogChange(CatalogTags.BOOK_UPDATED, 13)));
  }

  @Test
  void a_book_that_moves_to_or_from_a_publisher_with_an_event_has_one_of_its_own() {
    Publisher one = new Publisher(1, "Universal", null, "a@example.org");
    Publisher two = new Publisher(2, "Işık 2", "Işık Yayınları", null);
    Book moves = new Book(13, 2, "Işık", "B2", "Title", "c.png", 3, "en", null, TIME, null);

    // Its entries have the tag of the publisher that it had.
    for (List<Publisher> publishers : List.of(List.of(one, TWO), List.of(ONE, two))) {
      assertThat(prints(publishers, List.of(FIRST, moves)).since(BEFORE).all())
          .hasSize(2)
          .contains(new CatalogChange(CatalogTags.BOOK_UPDATED, 13));
    }
  }

  @Test
  void a_publisher_s_event_covers_no_book_that_is_gone() {
    Publisher renamed = new Publisher(1, "Universal", null, "a@example.org");

    CatalogChanges found = prints(List.of(renamed, TWO), List.of(SECOND)).since(BEFORE);

    assertThat(found.all()).contains(new CatalogChange(CatalogTags.BOOK_DELETED, 12));
    assertThat(found.tags(Invalidation.HARD)).containsExactly(tags("book:12", "books"));
  }

  @ParameterizedTest
  @CsvSource({
    "unknown, unknown, false",
    "unknown, absent, false",
    "unknown, a, false",
    "a, a, false",
    "a, b, true",
    "a, absent, true",
    "a, unreadable, true",
    "a, unknown, true",
    "absent, absent, false",
    "absent, a, true",
    "unreadable, unreadable, false",
    "unreadable, a, true"
  })
  void another_config_is_another_book(String before, String now, boolean changed) {
    CatalogPrints then = BEFORE.withConfigs(Map.of(12, config(before)));

    assertThat(BEFORE.withConfigs(Map.of(12, config(now), 99, config("a"))).since(then))
        .isEqualTo(changed ? changes(new CatalogChange(CatalogTags.BOOK_UPDATED, 12)) : changes());
  }

  @Test
  void rows_read_anew_keep_what_is_known_of_configs() {
    CatalogPrints then = BEFORE.withConfigs(Map.of(12, config("a"), 13, config("b")));
    CatalogPrints now = prints(List.of(ONE, TWO), List.of(SECOND));

    assertThat(now.withConfigsOf(then).books())
        .containsOnlyKeys(13)
        .hasEntrySatisfying(13, book -> assertThat(book.config()).isEqualTo(config("b")));
  }

  @org.junit.jupiter.api.Tag("DC5")
  @ParameterizedTest
  @CsvSource({"20, 10, false", "20, 9, true", "10, 4, true", "10, 0, true", "9, 0, false"})
  void dc5_a_list_that_lost_most_is_true_but_softly(int before, int after, boolean lossy) {
    CatalogPrints then = prints(List.of(ONE), books(before));

    CatalogChanges found = prints(List.of(ONE), books(after)).since(then);

    assertThat(found.lossy()).isEqualTo(lossy);
    assertThat(found.all()).hasSize(before - after);
    assertThat(found.tags(lossy ? Invalidation.SOFT : Invalidation.HARD))
        .hasSize(before - after + 1)
        .contains(Tag.of("books"), Tag.of("book:" + before));
    assertThat(found.tags(lossy ? Invalidation.HARD : Invalidation.SOFT)).isEmpty();
  }

  @Test
  void parts_together_are_the_whole() {
    CatalogPrints all = BEFORE.withConfigs(Map.of(12, config("a")));

    assertThat(all.where(id -> id % 2 == 0).books()).containsOnlyKeys(12);
    assertThat(all.where(id -> id % 2 == 0).and(all.where(id -> id % 2 == 1))).isEqualTo(all);
  }

  private static List<Book> books(int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(
            id -> new Book(id, 1, "Universal ELT", "B", "T", "c.png", 0, null, null, null, null))
        .toList();
  }

  private static ConfigPrint config(String text) {
    return switch (text) {
      case "unknown" -> ConfigPrint.UNKNOWN;
      case "absent" -> ConfigPrint.ABSENT;
      case "unreadable" -> ConfigPrint.UNREADABLE;
      default -> new ConfigPrint.Tagged(text);
    };
  }

  private static CatalogPrints prints(List<Publisher> publishers, List<Book> books) {
    return CatalogPrints.of(new ArrayList<>(publishers), new ArrayList<>(books));
  }

  private static CatalogChanges changes(CatalogChange... all) {
    return new CatalogChanges(java.util.Set.of(all), false);
  }

  private static Tag[] tags(String... names) {
    return Stream.of(names).map(Tag::of).toArray(Tag[]::new);
  }
}
