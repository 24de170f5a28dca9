package org.dreamlms.functions.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.dreamlms.lib.dcsclient.DcsBook;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.DcsUnavailable;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.dcsevents.Applied;
import org.dreamlms.lib.dcsevents.ApplyEvent;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.FakeFollowUps;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.Invalidate;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.SharedStoreOnDynamo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Events that come in another order than things happened. Two environments share a table; one
 * applies the events, the other one answers.
 */
@Tag("QU1")
@Tag("WH11")
final class EventOrderTest {
  private static final int BOOK = 12;

  /** More than the poll interval: then every environment knows. */
  private static final Duration KNOWN = Duration.ofMillis(1_100);

  private static final DcsPublisher PUBLISHER = FakeDcs.publisher(1, "Universal ELT");

  @RegisterExtension static final TestTables tables = new TestTables();

  private static SharedStoreOnDynamo store;
  private static ApplicationContext receiver;
  private static ApplicationContext reader;
  private static FakeDcs dcs;
  private static BookCatalog catalog;

  @BeforeAll
  static void start() {
    store = SharedStoreOnDynamo.start(tables);
    receiver = environment();
    reader = environment();
    dcs = reader.getBean(FakeDcs.class);
    catalog = reader.getBean(BookCatalog.class);
  }

  @AfterAll
  static void stop() {
    receiver.close();
    reader.close();
    store.close();
  }

  /** Nothing is left of the test before. */
  @BeforeEach
  void forget() {
    dcs.failing(null);
    assertThat(receiver.getBean(HybridCache.class).clear(Invalidation.HARD, "test")).isPositive();
    // Until DCS is no longer left alone.
    pass(Duration.ofMinutes(1));
  }

  /** All orders of what DCS told while a book was made, edited, and deleted or restored. */
  static Stream<List<CatalogTags>> orders() {
    return Stream.of(
            List.of(CatalogTags.BOOK_UPDATED, CatalogTags.BOOK_DELETED),
            List.of(CatalogTags.BOOK_CREATED, CatalogTags.BOOK_UPDATED, CatalogTags.BOOK_DELETED),
            // All attempts of a delivery have the same body, and so the same id.
            List.of(CatalogTags.BOOK_UPDATED, CatalogTags.BOOK_DELETED, CatalogTags.BOOK_UPDATED))
        .flatMap(events -> permuted(events).stream())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void wh11_a_deleted_book_is_gone_after_the_first_event_of_any_order_and_stays_so(
      List<CatalogTags> order) {
    exists("Old");
    assertThat(title()).contains("Old");
    dcs.with(FakeDcs.book(BOOK, PUBLISHER, "BRAINS1", DcsBook.Status.ARCHIVED));

    for (CatalogTags event : order) {
      told(event);
      assertThat(title()).as("after %s of %s", event, order).isEmpty();
      assertThat(listed()).isEmpty();
    }
    again();
    assertThat(title()).isEmpty();
    assertThat(listed()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void wh11_no_outage_of_dcs_brings_a_deleted_book_back_in_any_order(List<CatalogTags> order) {
    exists("Old");
    assertThat(title()).contains("Old");
    assertThat(listed()).contains("Old");
    dcs.failing(new DcsUnavailable("book", DcsUnavailable.Reason.SERVER_ERROR, 503, null));

    boolean deleted = false;
    for (CatalogTags event : order) {
      told(event);
      deleted |= event == CatalogTags.BOOK_DELETED;
      if (deleted) {
        assertThatThrownBy(this::title).isInstanceOf(CatalogUnavailable.class);
        assertThatThrownBy(this::listed).isInstanceOf(CatalogUnavailable.class);
      } else {
        assertThat(title()).as("softly invalidated by %s", event).contains("Old");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void wh11_a_book_that_was_made_again_under_its_old_id_is_there_whatever_came_last(
      List<CatalogTags> order) {
    exists("Old");
    assertThat(title()).contains("Old");
    dcs.withoutBook(BOOK);
    told(CatalogTags.BOOK_DELETED);
    assertThat(title()).isEmpty();
    exists("Made again");

    for (CatalogTags event : order) {
      told(event);
      assertThat(title()).as("after %s of %s", event, order).contains("Made again");
      assertThat(listed()).contains("Made again");
    }
    again();
    assertThat(title()).contains("Made again");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void wh11_a_created_of_a_book_that_never_was_invents_nothing(List<CatalogTags> order) {
    dcs.withoutBook(BOOK);
    assertThat(title()).isEmpty();

    order.forEach(this::told);
    again();

    assertThat(title()).isEmpty();
    assertThat(listed()).isEmpty();
  }

  private void told(CatalogTags event) {
    EventId id = EventId.of(event.event().getBytes(UTF_8));
    assertThat(receiver.getBean(ApplyEvent.class).apply(new KnownEvent(id, event, BOOK)))
        .isInstanceOf(Applied.Done.class);
    pass(KNOWN);
  }

  /** What was ordered to be done once more. */
  private void again() {
    List<FollowUp> orders = receiver.getBean(FakeFollowUps.class).orders();
    for (FollowUp order : orders.stream().distinct().toList()) {
      assertThat(receiver.getBean(Invalidate.class).invalidate(order.event())).isPositive();
    }
    pass(KNOWN);
  }

  private static void pass(Duration time) {
    receiver.getBean(TickingClock.class).advance(time);
    reader.getBean(TickingClock.class).advance(time);
  }

  /** Its title in the list of all; empty where it is not in it. */
  private Optional<String> listed() {
    return catalog.books().stream().filter(book -> book.id() == BOOK).map(Book::title).findFirst();
  }

  private Optional<String> title() {
    return catalog.book(BOOK).map(Book::title);
  }

  private void exists(String title) {
    DcsBook row = FakeDcs.book(BOOK, PUBLISHER, "BRAINS1");
    dcs.with(
        new DcsBook(
            BOOK,
            row.publisherId(),
            row.publisher(),
            row.bookName(),
            title,
            row.bookCover(),
            row.activityCount(),
            row.activityDetails(),
            row.totalSize(),
            row.language(),
            row.category(),
            row.status(),
            row.createdAt(),
            row.updatedAt()));
  }

  private static List<List<CatalogTags>> permuted(List<CatalogTags> events) {
    if (events.isEmpty()) {
      return List.of(List.of());
    }
    List<List<CatalogTags>> all = new ArrayList<>();
    for (int first = 0; first < events.size(); first++) {
      List<CatalogTags> rest = new ArrayList<>(events);
      CatalogTags one = rest.remove(first);
      for (List<CatalogTags> tail : permuted(rest)) {
        List<CatalogTags> whole = new ArrayList<>(List.of(one));
        whole.addAll(tail);
        all.add(whole);
      }
    }
    return all;
  }

  private static ApplicationContext environment() {
    Map<String, Object> settings = new HashMap<>(EventsInMemory.settings());
    settings.putAll(store.settings());
    // DynamoDB Local takes its time over the first request.
    settings.put("cache.timeout", "10s");
    settings.put("dcs.base-url", "http://127.0.0.1:1");
    settings.put("dcs.email", "lms@example.org");
    settings.put("dcs.password", "not-a-secret-in-tests");
    settings.put(DcsInMemory.PROPERTY, "true");
    settings.put(ReconcileBeans.PROPERTY, "true");
    return ApplicationContext.builder().properties(settings).start();
  }
}
