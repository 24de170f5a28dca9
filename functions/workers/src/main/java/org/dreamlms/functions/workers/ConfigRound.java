package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookPrint;
import org.dreamlms.lib.bookcatalog.CatalogPrints;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.dreamlms.lib.bookcatalog.ConfigPrint;
import org.dreamlms.lib.bookcatalog.DcsNow;
import org.dreamlms.lib.dcsclient.DcsSettings;
import org.dreamlms.lib.lambdahttp.Invocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for configs, the books in the order of their ids, each run from where the last one ended.
 * Polite: one request at a time, with the validator that is known, no more than the settings say,
 * and none after the first that DCS does not answer.
 */
@Singleton
@Requires(property = "workers.compare.configs")
final class ConfigRound {
  /** For invalidating and remembering what was found, and for saying so. */
  static final Duration RESERVE = Duration.ofSeconds(10);

  /** Where no invocation is under way. */
  private static final Duration OUTSIDE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(ConfigRound.class);

  private final DcsNow dcs;
  private final CompareSettings settings;
  private final Invocation invocation;
  private final Duration longest;

  /**
   * @param found by book
   * @param last where the next round goes on
   */
  record Asked(Map<Integer, ConfigPrint> found, int last, boolean complete) {
    static final Asked NONE = new Asked(Map.of(), 0, false);
  }

  ConfigRound(
      DcsNow dcs, CompareSettings settings, DcsSettings dcsSettings, Invocation invocation) {
    this.dcs = dcs;
    this.settings = settings;
    this.invocation = invocation;
    longest = dcsSettings.budget();
  }

  /**
   * @param known of the same books
   * @param after the book where the last round ended
   */
  Asked ask(List<Book> books, CatalogPrints known, int after) {
    Map<Integer, ConfigPrint> found = new LinkedHashMap<>();
    int last = after;
    for (Book book : due(books, after)) {
      if (!hasTime()) {
        LOG.info("No time is left for the configs after book {}", last);
        return new Asked(found, last, false);
      }
      try {
        found.put(book.id(), dcs.config(book, before(known, book)));
      } catch (CatalogUnavailable down) {
        LOG.warn("No more configs are asked for in this run: {}", down.getMessage());
        return new Asked(found, last, false);
      }
      last = book.id();
    }
    return new Asked(found, last, true);
  }

  private List<Book> due(List<Book> books, int after) {
    List<Book> order = new ArrayList<>(books);
    order.sort(Comparator.comparing((Book book) -> book.id() <= after).thenComparing(Book::id));
    return order.subList(0, Math.min(settings.most(), order.size()));
  }

  private static ConfigPrint before(CatalogPrints known, Book book) {
    BookPrint print = known.books().get(book.id());
    return print == null ? ConfigPrint.UNKNOWN : print.config();
  }

  /** One more request may take as long as DCS is ever waited for. */
  private boolean hasTime() {
    return invocation.remaining(OUTSIDE).compareTo(longest.plus(RESERVE)) >= 0;
  }
}
