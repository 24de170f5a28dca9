package org.dreamlms.functions.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dreamlms.functions.workers.CompareReport.Outcome;
import org.dreamlms.infra.dcsstandin.faults.Fault;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.BookConfig;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.bookcatalog.Publisher;
import org.dreamlms.lib.dcsevents.ApplyEvent;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.hybridcache.Tag;
import org.dreamlms.lib.lambdahttp.TestContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real client, over HTTP, and the stand-in for DCS, which nobody has asked to tell of edits.
 * What the catalog answers from the cache is looked at before and after.
 */
final class CompareStandinTest {
  private static final List<Tag> TAGS =
      Stream.concat(
              Stream.of("books", "publishers"),
              IntStream.rangeClosed(1, 9)
                  .boxed()
                  .flatMap(id -> Stream.of("book:" + id, "publisher:" + id)))
          .map(Tag::of)
          .toList();

  private final EditedDcs dcs;
  private final ApplicationContext context;
  private final BookCatalog catalog;
  private Map<Tag, Long> before = Map.of();

  CompareStandinTest(@TempDir Path folder) {
    dcs = new EditedDcs(folder);
    context = started();
    catalog = context.getBean(BookCatalog.class);
    assertThat(run().outcome()).isEqualTo(Outcome.REMEMBERED);
    invalidated();
  }

  @AfterEach
  void close() {
    context.close();
    dcs.close();
  }

  @Test
  void while_nothing_changes_nothing_is_invalidated() {
    assertThat(run()).isEqualTo(compared(0));
    assertThat(invalidated()).isEmpty();
  }

  @Test
  void rows_that_are_edited_created_deleted_restored_and_moved_are_seen_after_one_run() {
    assertThat(title(4)).isNotEqualTo("Şimşek");
    dcs.edit("PUT", "/books/4", "{\"book_title\":\"Şimşek\"}");
    assertThat(title(4)).isNotEqualTo("Şimşek");
    assertThat(run()).isEqualTo(compared(1));
    assertThat(invalidated()).containsExactlyInAnyOrder("book:4", "books");
    assertThat(title(4)).isEqualTo("Şimşek");

    catalog.books();
    assertThat(catalog.book(7)).isEmpty();
    dcs.edit(
        "POST",
        "/books/",
        "{\"publisher\":\"" + publisher(1) + "\",\"book_name\":\"New\",\"status\":\"published\"}");
    assertThat(run().repaired()).isEqualTo(1);
    assertThat(invalidated()).containsExactlyInAnyOrder("book:7", "books");
    assertThat(catalog.book(7)).isPresent();
    assertThat(catalog.books()).extracting(Book::id).contains(7);

    dcs.edit("DELETE", "/books/4", "");
    assertThat(run().repaired()).isEqualTo(1);
    assertThat(invalidated()).containsExactlyInAnyOrder("book:4", "books");
    assertThat(catalog.book(4)).isEmpty();

    // DCS tells nobody of this one, whoever has subscribed.
    dcs.edit("POST", "/books/4/restore", "");
    assertThat(run().repaired()).isEqualTo(1);
    assertThat(invalidated()).containsExactlyInAnyOrder("book:4", "books");
    assertThat(title(4)).isEqualTo("Şimşek");
    assertThat(run().repaired()).isZero();
    assertThat(invalidated()).isEmpty();
  }

  @Test
  void a_config_that_was_replaced_is_seen_after_one_run_and_its_row_was_not_touched() {
    String before = titleInConfig(1);
    dcs.upload(1, "{\"book_title\":\"Replaced\",\"books\":[]}");
    assertThat(titleInConfig(1)).isEqualTo(before).isNotEqualTo("Replaced");

    assertThat(run()).isEqualTo(compared(1));

    assertThat(invalidated()).containsExactlyInAnyOrder("book:1", "books");
    assertThat(titleInConfig(1)).isEqualTo("Replaced");
    assertThat(run()).isEqualTo(compared(0));
    assertThat(invalidated()).isEmpty();
  }

  /** How we hear of it. */
  private enum Told {
    BY_EVENT,
    BY_NOBODY
  }

  @org.junit.jupiter.api.Tag("WH16")
  @ParameterizedTest
  @EnumSource
  void wh16_after_a_new_name_all_books_are_read_anew_and_what_was_not_moved_is_absent(Told told) {
    List<Book> old = booksOf(1);
    old.forEach(book -> assertThat(catalog.config(book)).isPresent());
    old.forEach(book -> assertThat(catalog.cover(book)).isPresent());
    old.forEach(book -> assertThat(catalog.files(book).sizes()).isNotEmpty());
    List<Book> others = booksOf(2);
    dcs.edit("PUT", "/publishers/1", "{\"name\":\"Renamed Press\"}");

    hear(told, CatalogTags.PUBLISHER_UPDATED, 1);

    assertThat(publisher(1)).isEqualTo("Renamed Press");
    assertThat(booksOf(1))
        .extracting(Book::id)
        .containsExactlyElementsOf(old.stream().map(Book::id).toList());
    for (Book book : booksOf(1)) {
      Book one = catalog.book(book.id()).orElseThrow();
      assertThat(one.publisherName()).isEqualTo("Renamed Press");
      assertThat(catalog.config(one)).as("old bytes of %s", one).isEmpty();
      assertThat(catalog.cover(one)).isEmpty();
      assertThat(catalog.files(one).sizes()).isEmpty();
    }
    assertThat(booksOf(2)).isEqualTo(others);
  }

  @org.junit.jupiter.api.Tag("WH16")
  @ParameterizedTest
  @EnumSource
  void wh16_a_book_that_moved_is_with_its_new_publisher_alone_and_what_was_not_moved_is_absent(
      Told told) {
    Book old = booksOf(1).getFirst();
    assertThat(catalog.config(catalog.book(old.id()).orElseThrow())).isPresent();
    dcs.edit("PUT", "/books/" + old.id(), "{\"publisher\":\"" + publisher(2) + "\"}");

    hear(told, CatalogTags.BOOK_UPDATED, old.id());

    assertThat(booksOf(1)).extracting(Book::id).doesNotContain(old.id());
    assertThat(booksOf(2)).extracting(Book::id).contains(old.id());
    Book moved = catalog.book(old.id()).orElseThrow();
    assertThat(moved.publisherId()).isEqualTo(2);
    assertThat(catalog.config(moved)).isEmpty();
    assertThat(catalog.cover(moved)).isEmpty();
    // And it is its new publisher's event that reaches it from now on.
    dcs.edit("PUT", "/publishers/2", "{\"name\":\"Second Press\"}");
    hear(told, CatalogTags.PUBLISHER_UPDATED, 2);
    assertThat(catalog.book(old.id()).orElseThrow().publisherName()).isEqualTo("Second Press");
  }

  @Test
  void a_publisher_s_name_is_one_event_however_many_books_he_has() {
    List<Book> his = booksOf(1);
    his.forEach(catalog::config);
    dcs.edit("PUT", "/publishers/1", "{\"display_name\":\"Another\"}");

    assertThat(run()).isEqualTo(compared(1));
    assertThat(invalidated()).containsExactlyInAnyOrder("publisher:1", "publishers", "books");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DOWN", "401", "503", "429", "MALFORMED", "CUT", "SLOW"})
  void a_dcs_that_cannot_be_asked_has_changed_nothing_and_afterwards_it_is_found(String how) {
    dcs.edit("PUT", "/books/4", "{\"book_title\":\"Şimşek\"}");
    dcs.dcs.faults().set(fault(how));

    CompareReport report = run();

    assertThat(report.outcome()).isIn(Outcome.DCS_DOWN, Outcome.UNREADABLE);
    assertThat(report.outcome() == Outcome.UNREADABLE).isEqualTo(how.equals("MALFORMED"));
    assertThat(invalidated()).isEmpty();

    dcs.dcs.faults().clear();
    assertThat(run().repaired()).isEqualTo(1);
    assertThat(invalidated()).containsExactlyInAnyOrder("book:4", "books");
  }

  private static Fault fault(String how) {
    return switch (how) {
      case "DOWN" -> Fault.down("/books/");
      case "MALFORMED" -> Fault.malformed("/books/");
      case "CUT" -> Fault.cut("/books/");
      case "SLOW" -> Fault.slow("/books/", Duration.ofSeconds(4));
      default -> Fault.status("/books/", Integer.parseInt(how));
    };
  }

  private void hear(Told told, CatalogTags event, int id) {
    switch (told) {
      case BY_EVENT -> {
        EventId body = EventId.of((event + " " + id).getBytes(UTF_8));
        assertThat(
                context.getBean(ApplyEvent.class).apply(new KnownEvent(body, event, id)).toString())
            .contains("Done");
      }
      case BY_NOBODY -> assertThat(run().repaired()).isPositive();
    }
  }

  private String title(int book) {
    return catalog.book(book).orElseThrow().title();
  }

  private String titleInConfig(int book) {
    BookConfig config = catalog.config(catalog.book(book).orElseThrow()).orElseThrow();
    return Objects.requireNonNull(config.tree().get("book_title")).getStringValue();
  }

  private String publisher(int id) {
    return catalog.publishers().stream()
        .filter(one -> one.id() == id)
        .map(Publisher::name)
        .findFirst()
        .orElseThrow();
  }

  private List<Book> booksOf(int publisher) {
    List<Book> his = new ArrayList<>(catalog.books());
    his.removeIf(book -> book.publisherId() != publisher);
    return his;
  }

  private Set<String> invalidated() {
    Map<Tag, Long> now =
        new LinkedHashMap<>(context.getBean(HybridCache.class).lastInvalidations(TAGS).byTag());
    Set<String> names = new TreeSet<>();
    now.forEach(
        (tag, at) -> {
          if (at > before.getOrDefault(tag, 0L)) {
            names.add(tag.name());
          }
        });
    before = now;
    return names;
  }

  private CompareReport run() {
    return new CompareDcs(context)
        .handleRequest(new ScheduledEvent(), new TestContext(CompareWorld.LONG));
  }

  /** The sixth book is a draft. */
  private static CompareReport compared(int repaired) {
    return new CompareReport(Outcome.COMPARED, 2, 5, 5, repaired, 0, false, false, true);
  }

  private ApplicationContext started() {
    Map<String, Object> settings = new HashMap<>(EventsInMemory.settings());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put("cache.table", "unused");
    settings.put("workers.compare.configs", "200");
    settings.put("dcs.base-url", dcs.baseUrl().toString());
    settings.put("dcs.email", EditedDcs.EMAIL);
    settings.put("dcs.password", EditedDcs.PASSWORD);
    settings.put("dcs.read-timeout", "3s");
    settings.put("dcs.retries", "0");
    // Nothing is under way when a test ends.
    settings.put("micronaut.netty.event-loops.default.shutdown-quiet-period", "0s");
    // One failure is no reason to leave it alone here.
    settings.put("dcs.breaker.failures", "100");
    return ApplicationContext.builder().properties(settings).start();
  }
}
