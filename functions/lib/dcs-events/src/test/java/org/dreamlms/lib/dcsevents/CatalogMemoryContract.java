package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.dcsevents.Samples.NOON;

import java.util.Map;
import java.util.TreeMap;
import org.dreamlms.lib.bookcatalog.BookPrint;
import org.dreamlms.lib.bookcatalog.CatalogPrints;
import org.dreamlms.lib.bookcatalog.ConfigPrint;
import org.junit.jupiter.api.Test;

/** What keeps what DCS said. */
abstract class CatalogMemoryContract {
  static final CatalogPrints SOME =
      new CatalogPrints(
          Map.of(1, 11L, 2, -1L),
          Map.of(
              1,
              new BookPrint(1, Long.MIN_VALUE, ConfigPrint.UNKNOWN),
              2,
              new BookPrint(1, Long.MAX_VALUE, ConfigPrint.ABSENT),
              3,
              new BookPrint(2, 0, ConfigPrint.UNREADABLE),
              19,
              new BookPrint(2, 7, tagged("d41d8cd98f00b204e9800998ecf8427e")),
              Integer.MAX_VALUE,
              new BookPrint(2, 7, tagged("D41D8CD98F00B204E9800998ECF8427E-3")),
              20,
              new BookPrint(Integer.MAX_VALUE, 7, tagged("x".repeat(200)))));

  /** Empty. */
  abstract CatalogMemory memory();

  @Test
  void before_the_first_time_nothing_is_remembered() {
    Recalled nothing = memory().recall();

    assertThat(nothing.prints()).isNull();
    assertThat(nothing.book()).isZero();
    assertThat(nothing.read()).isNull();
    assertThat(nothing.isOvertaken()).isFalse();
  }

  @Test
  void what_was_remembered_is_recalled_whole_and_an_empty_catalog_is_not_nothing() {
    CatalogMemory memory = memory();
    for (CatalogPrints next : new CatalogPrints[] {CatalogPrints.EMPTY, SOME, with(3, 1)}) {
      Recalled kept = memory.remember(memory.recall(), next);

      assertThat(kept.prints()).isEqualTo(next);
      assertThat(kept.isOvertaken()).isFalse();
      assertThat(memory.recall()).isEqualTo(kept);
    }
  }

  @Test
  void one_run_remembers_twice() {
    CatalogMemory memory = memory();
    Recalled first = memory.remember(memory.recall(), SOME);

    Recalled second = memory.remember(first, with(3, 1));

    assertThat(second.isOvertaken()).isFalse();
    assertThat(memory.recall().prints()).isEqualTo(with(3, 1));
  }

  @Test
  void of_two_runs_at_once_the_first_to_remember_a_book_stays_and_the_other_one_is_told() {
    CatalogMemory memory = memory();
    memory.remember(memory.recall(), SOME);
    Recalled quick = memory.recall();
    Recalled slow = memory.recall();
    memory.remember(quick, with(3, 1));

    Recalled lost = memory.remember(slow, with(3, 2));

    assertThat(lost.isOvertaken()).isTrue();
    assertThat(memory.remember(lost, with(3, 4)).isOvertaken()).isTrue();
    assertThat(memory.recall().prints()).isEqualTo(with(3, 1));
  }

  @Test
  void who_found_nothing_new_leaves_what_another_one_has_found() {
    CatalogMemory memory = memory();
    memory.remember(memory.recall(), SOME);
    Recalled slow = memory.recall();
    memory.remember(memory.recall(), with(3, 1));

    memory.remember(slow, SOME);

    assertThat(memory.recall().prints()).isEqualTo(with(3, 1));
  }

  @Test
  void where_to_go_on_is_remembered_beside_it() {
    CatalogMemory memory = memory();
    memory.reached(4711, NOON.plusNanos(1_234_567));
    memory.remember(memory.recall(), SOME);
    memory.reached(4712, NOON.plusNanos(1_234_567));

    Recalled now = memory.recall();

    assertThat(now.prints()).isEqualTo(SOME);
    assertThat(now.book()).isEqualTo(4712);
    assertThat(now.read()).isEqualTo(NOON.plusMillis(1));
  }

  /** Another row of one book. */
  static CatalogPrints with(int book, long row) {
    Map<Integer, BookPrint> books = new TreeMap<>(SOME.books());
    books.put(book, new BookPrint(2, row, ConfigPrint.UNREADABLE));
    return new CatalogPrints(SOME.publishers(), books);
  }

  private static ConfigPrint tagged(String etag) {
    return new ConfigPrint.Tagged(etag);
  }
}
