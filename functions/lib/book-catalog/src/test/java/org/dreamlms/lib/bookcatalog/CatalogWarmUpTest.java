package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.dreamlms.lib.bookcatalog.CatalogWarmUp.Warmed;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CatalogWarmUpTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final FakeDcs dcs = Dcses.filled();
  private final CachedCatalogs catalogs = new CachedCatalogs();
  private final BookCatalog catalog = catalogs.over(dcs, Map.of());

  @AfterEach
  void close() {
    catalogs.close();
  }

  @Test
  void the_lists_and_what_is_in_them_are_there_before_anybody_asks() {
    Warmed warmed = catalogs.warmUp(catalog).warm(1000, LONG);

    assertThat(warmed).isEqualTo(new Warmed(2, 3, true));
    assertThat(dcs.calls()).containsExactly("publishers", "books");
    assertThat(catalog.books()).hasSize(3);
    assertThat(catalog.book(12)).isPresent();
    assertThat(catalog.publishers()).hasSize(2);
    assertThat(catalog.publisher(2)).isPresent();
    assertThat(dcs.calls()).hasSize(2);
  }

  @Test
  void what_is_there_is_not_asked_for_again() {
    catalog.books();
    catalog.publishers();

    assertThat(catalogs.warmUp(catalog).warm(1000, LONG)).isEqualTo(new Warmed(2, 3, true));
    assertThat(dcs.calls()).containsExactly("books", "publishers");
  }

  @Test
  void it_ends_at_the_number_that_is_allowed_and_says_so() {
    assertThat(catalogs.warmUp(catalog).warm(2, LONG)).isEqualTo(new Warmed(2, 2, false));
  }

  @Test
  void it_ends_when_its_time_is_over() {
    dcs.before(() -> catalogs.time().pass(Duration.ofSeconds(40)));

    assertThat(catalogs.warmUp(catalog).warm(1000, LONG)).isEqualTo(new Warmed(2, 0, false));
  }

  @Test
  void an_outage_is_told() {
    dcs.failing(Dcses.down());

    assertThatThrownBy(() -> catalogs.warmUp(catalog).warm(1000, LONG))
        .isInstanceOf(CatalogUnavailable.class);
  }
}
