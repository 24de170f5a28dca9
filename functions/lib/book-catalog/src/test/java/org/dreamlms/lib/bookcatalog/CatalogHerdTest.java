package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.infra.dcsstandin.faults.Fault;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.hybridcache.DynamoHerd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * P10 with everything real but DCS itself: two hundred environments want the list of all books at
 * once, and the stand-in for DCS counts how often it is asked for it.
 */
final class CatalogHerdTest {
  @RegisterExtension static final TestTables TABLES = new TestTables();

  private static final int MANY = 200;
  private static final String LIST = "/books/";

  /** As DCS takes. */
  private static final Duration ITS_TIME = Duration.ofMillis(200);

  /** Whoever died is answered when another may have asked: nothing depends on who is first. */
  private static final Duration PAST_ITS_LEASE = DynamoHerd.LEASE.plusSeconds(1);

  private final DcsStandin dcs;
  private final CatalogHerd herd;

  CatalogHerdTest(@TempDir Path folder) {
    dcs = DcsStandin.start(DcsStandinSettings.in(folder));
    herd = new CatalogHerd(TABLES, dcs.baseUrl(), MANY);
  }

  @AfterEach
  void close() {
    dcs.close();
    herd.close();
  }

  @Test
  void dcs_is_asked_once_for_all_and_once_more_after_an_event() throws Exception {
    dcs.faults().set(Fault.slow(LIST, ITS_TIME));

    List<List<Book>> first = herd.books((_, _) -> {});

    assertThat(first).hasSize(MANY).allMatch(books -> books.equals(first.getFirst()));
    assertThat(first.getFirst()).isNotEmpty();
    assertThat(asked()).isEqualTo(1);

    herd.bookChanged();
    List<List<Book>> second = herd.books((_, _) -> {});

    assertThat(second).hasSize(MANY).allMatch(books -> books.equals(first.getFirst()));
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  @Tag("LA3")
  void dcs_is_asked_twice_when_the_one_who_asks_dies() throws Exception {
    dcs.faults().set(Fault.slow(LIST, PAST_ITS_LEASE).times(1));
    dcs.faults().set(Fault.slow(LIST, ITS_TIME));

    List<List<Book>> answers =
        herd.books(
            (environment, number) -> {
              if (number == 1) {
                environment.die();
              }
            });

    assertThat(answers).hasSize(MANY).allMatch(books -> books.equals(answers.getFirst()));
    assertThat(asked()).isEqualTo(2);
  }

  private int asked() {
    return dcs.requests().of("GET", LIST);
  }
}
