package org.dreamlms.functions.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.dreamlms.functions.workers.CompareReport.Outcome;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.dreamlms.lib.dcsclient.BookFolder;
import org.dreamlms.lib.dcsclient.DcsBook;
import org.dreamlms.lib.dcsclient.DcsContentInvalid;
import org.dreamlms.lib.dcsclient.DcsException;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.DcsUnavailable;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.dcsevents.ApplyEvent;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.lambdahttp.TestContext;
import org.dreamlms.lib.lambdahttp.WrittenLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schedule's event through the real handler; DCS, stores and time are the test's. */
final class CompareTest {
  private static final DcsPublisher ONE = FakeDcs.publisher(1, "Universal ELT");
  private static final DcsPublisher TWO = FakeDcs.publisher(2, "Işık Yayınları");
  private static final BookFolder FOLDER = FakeDcs.book(12, ONE, "BRAINS1").folder();
  private static final Duration INTERVAL = Duration.ofMinutes(15);

  private final CompareWorld world = new CompareWorld(200);
  private final FakeDcs dcs = world.dcs;

  CompareTest() {
    config(FOLDER, "{}", "c1");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_first_run_remembers_and_cannot_know_what_changed() {
    assertThat(world.run())
        .isEqualTo(new CompareReport(Outcome.REMEMBERED, 2, 3, 3, 0, 0, false, false, true));
    assertThat(dcs.calls()).containsExactly("publishers", "books", "config", "config", "config");
    assertThat(world.invalidations()).isZero();
  }

  @Test
  void while_nothing_changes_nothing_is_invalidated_and_dcs_sends_no_config() {
    world.run();

    assertThat(world.run()).isEqualTo(compared(0, true));
    assertThat(dcs.calls().subList(5, 10))
        .containsExactly("publishers", "books", "config unless c1", "config", "config");
    assertThat(world.invalidations()).isZero();
  }

  /** What happens to DCS without an event. */
  private enum Edit {
    BOOK_RETITLED("books", "book:12") {
      @Override
      void in(FakeDcs dcs) {
        dcs.with(titled(12, ONE, "BRAINS1", "Another title"));
      }
    },
    BOOK_CREATED("books", "book:15") {
      @Override
      void in(FakeDcs dcs) {
        dcs.with(FakeDcs.book(15, TWO, "ISIK-B"));
      }
    },
    BOOK_ARCHIVED("books", "book:12") {
      @Override
      void in(FakeDcs dcs) {
        dcs.with(FakeDcs.book(12, ONE, "BRAINS1", DcsBook.Status.ARCHIVED));
      }
    },
    BOOK_GONE("books", "book:14") {
      @Override
      void in(FakeDcs dcs) {
        dcs.withoutBook(14);
      }
    },
    BOOK_MOVED("books", "book:12") {
      @Override
      void in(FakeDcs dcs) {
        DcsBook moved = FakeDcs.book(12, TWO, "BRAINS1");
        dcs.with(moved);
        config(dcs, moved.folder(), "{}", "c1");
      }
    },
    CONFIG_EDITED("books", "book:12") {
      @Override
      void in(FakeDcs dcs) {
        config(dcs, FOLDER, "{\"a\":1}", "c2");
      }
    },
    CONFIG_GONE("books", "book:12") {
      @Override
      void in(FakeDcs dcs) {
        dcs.withoutFile(FOLDER, "config.json");
      }
    },
    CONFIG_COMES("books", "book:14") {
      @Override
      void in(FakeDcs dcs) {
        config(dcs, FakeDcs.book(14, TWO, "ISIK-A").folder(), "{}", "c1");
      }
    },
    CONFIG_BROKEN("books", "book:12") {
      @Override
      void in(FakeDcs dcs) {
        config(dcs, FOLDER, "PNG", "c3");
      }
    },
    PUBLISHER_CREATED("books", "publishers", "publisher:3") {
      @Override
      void in(FakeDcs dcs) {
        dcs.with(FakeDcs.publisher(3, "Three"));
      }
    },
    PUBLISHER_SUSPENDED("books", "publishers", "publisher:2") {
      @Override
      void in(FakeDcs dcs) {
        dcs.with(FakeDcs.publisher(2, TWO.name(), DcsPublisher.Status.SUSPENDED));
      }
    };

    private final Set<String> tags;

    Edit(String... tags) {
      this.tags = Set.of(tags);
    }

    abstract void in(FakeDcs dcs);
  }

  @ParameterizedTest
  @EnumSource
  void what_changed_without_an_event_is_invalidated_as_its_event_would_have_done(Edit edit) {
    world.run();
    edit.in(dcs);

    CompareReport report = world.run();

    assertThat(report.repaired()).isEqualTo(1);
    assertThat(report.complete()).isTrue();
    assertThat(world.invalidated()).isEqualTo(edit.tags);
    assertThat(world.invalidations()).isEqualTo(1);
    assertThat(world.run().repaired()).isZero();
    assertThat(world.invalidations()).isZero();
  }

  @Test
  void a_new_name_of_a_publisher_is_one_event_and_his_configs_are_looked_for_where_they_are_now() {
    world.run();
    DcsPublisher renamed = FakeDcs.publisher(1, "Universal");
    dcs.with(renamed)
        .with(FakeDcs.book(12, renamed, "BRAINS1"))
        .with(FakeDcs.book(13, renamed, "BRAINS2"));

    // The config of book 12 was not moved with him.
    assertThat(world.run()).isEqualTo(compared(2, true));

    assertThat(world.invalidated())
        .containsExactlyInAnyOrder("publisher:1", "publishers", "books", "book:12");
    assertThat(world.run()).isEqualTo(compared(0, true));
  }

  @Test
  void a_book_of_which_row_and_config_changed_is_one_repair() {
    world.run();
    Edit.BOOK_RETITLED.in(dcs);
    Edit.CONFIG_EDITED.in(dcs);

    assertThat(world.run()).isEqualTo(compared(1, true));
    assertThat(world.invalidated()).containsExactlyInAnyOrder("book:12", "books");
  }

  @Test
  void the_books_take_turns() {
    try (CompareWorld few = new CompareWorld(2)) {
      for (int id = 12; id <= 14; id++) {
        config(few.dcs, FakeDcs.book(id, id == 14 ? TWO : ONE, name(id)).folder(), "{}", "c" + id);
      }
      few.run();
      few.run();
      few.run();

      assertThat(few.dcs.calls())
          .filteredOn(call -> call.startsWith("config"))
          // 12 and 13, 14 and 12, 13 and 14.
          .containsExactly(
              "config",
              "config",
              "config",
              "config unless c12",
              "config unless c13",
              "config unless c14");
    }
  }

  @Test
  void with_no_time_left_the_lists_alone_are_compared_and_the_configs_have_their_turn_later() {
    world.run();
    Edit.BOOK_RETITLED.in(dcs);
    Edit.CONFIG_COMES.in(dcs);

    assertThat(world.run(Duration.ofSeconds(29)))
        .isEqualTo(new CompareReport(Outcome.COMPARED, 2, 3, 0, 1, 0, false, false, false));
    assertThat(world.invalidated()).containsExactlyInAnyOrder("book:12", "books");
    assertThat(world.run()).isEqualTo(compared(1, true));
    assertThat(world.invalidated()).containsExactlyInAnyOrder("book:14", "books");
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"SERVER_ERROR", "TIMEOUT", "NOT_SIGNED_IN", "BREAKER_OPEN", "UNEXPECTED_ANSWER"})
  void a_dcs_that_does_not_answer_has_changed_nothing(Reason reason) {
    world.run();
    Edit.BOOK_RETITLED.in(dcs);
    dcs.failing(new DcsUnavailable("books", reason, 0, null));

    assertThat(world.run()).isEqualTo(CompareReport.nothing(Outcome.DCS_DOWN));
    assertThat(world.invalidations()).isZero();

    dcs.failing(null);
    assertThat(world.run()).isEqualTo(compared(1, true));
  }

  @Test
  void a_list_that_is_none_has_changed_nothing_and_is_an_error_line() {
    world.run();
    failing("books", new DcsContentInvalid("books", "it is no list"));
    try (WrittenLog log = new WrittenLog()) {
      assertThat(world.run()).isEqualTo(CompareReport.nothing(Outcome.UNREADABLE));
      assertThat(log.lines())
          .anySatisfy(line -> assertThat(line).contains("\"ERROR\"", "cannot be read"))
          .anySatisfy(line -> assertThat(line).contains("\"compare.failed\":1"));
    }
    assertThat(world.invalidations()).isZero();
  }

  @Test
  void a_dcs_that_fails_over_the_configs_ends_the_round_and_the_next_goes_on_there() {
    world.run();
    Edit.BOOK_RETITLED.in(dcs);
    Edit.CONFIG_EDITED.in(dcs);
    Edit.CONFIG_COMES.in(dcs);
    failing("config", 2, new DcsUnavailable("config", Reason.TIMEOUT, 0, null));

    assertThat(world.run())
        .isEqualTo(new CompareReport(Outcome.COMPARED, 2, 3, 1, 1, 0, false, false, false));
    assertThat(world.invalidated()).containsExactlyInAnyOrder("book:12", "books");

    dcs.before(() -> {});
    assertThat(world.run()).isEqualTo(compared(1, true));
    assertThat(world.invalidated()).containsExactlyInAnyOrder("book:14", "books");
  }

  @Test
  void a_dcs_that_everybody_leaves_alone_is_not_asked() {
    world.run();
    BookCatalog catalog = world.context.getBean(BookCatalog.class);
    dcs.failing(new DcsUnavailable("book", Reason.SERVER_ERROR, 503, null));
    for (int id = 1; id <= 3; id++) {
      int book = id;
      assertThatThrownBy(() -> catalog.book(book)).isInstanceOf(CatalogUnavailable.class);
    }
    dcs.failing(null);
    int calls = dcs.calls().size();

    assertThat(world.run()).isEqualTo(CompareReport.nothing(Outcome.DCS_DOWN));
    assertThat(dcs.calls()).hasSize(calls);
  }

  @ParameterizedTest
  @CsvSource({
    "recall, BEFORE, 1",
    "recall, AFTER, 1",
    "remember, BEFORE, 1",
    "remember, AFTER, 0",
    "reached, BEFORE, 0",
    "reached, AFTER, 0"
  })
  void a_run_that_dies_costs_a_repeated_invalidation_and_loses_none(
      String call, When when, int again) {
    world.run();
    Edit.BOOK_RETITLED.in(dcs);
    world.faults.at(call, when, () -> new EventsUnavailable("test", null));
    CompareReport died = world.run();
    assertThat(died.outcome()).isEqualTo(Outcome.STORES_DOWN);
    assertThat(died.complete()).isFalse();

    world.faults.none();
    assertThat(world.run().repaired()).isEqualTo(again);
    assertThat(world.invalidated()).containsExactlyInAnyOrder("book:12", "books");
    assertThat(world.run()).isEqualTo(compared(0, true));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_not_known_to_be_invalidated_is_not_remembered(Edit edit) {
    world.run();
    edit.in(dcs);
    world.store.loseAnswersOf("invalidate");
    assertThat(world.run().outcome()).isEqualTo(Outcome.STORES_DOWN);
    world.store.loseAnswersOf("");
    world.store.cut(true);
    assertThat(world.run().outcome()).isEqualTo(Outcome.STORES_DOWN);
    world.store.cut(false);
    world.invalidated();

    assertThat(world.run().repaired()).isEqualTo(1);
    assertThat(world.invalidated()).isEqualTo(edit.tags);
  }

  @Test
  void what_is_edited_after_the_list_was_read_is_found_by_the_next_run() {
    world.run();
    once("config", () -> Edit.BOOK_RETITLED.in(dcs));

    assertThat(world.run()).isEqualTo(compared(0, true));
    assertThat(world.run()).isEqualTo(compared(1, true));
    assertThat(world.invalidated()).containsExactlyInAnyOrder("book:12", "books");
  }

  @ParameterizedTest
  @CsvSource({"publishers", "books", "config"})
  void of_two_runs_at_once_the_slower_keeps_nothing_older(String during) {
    world.run();
    once(
        during,
        () -> {
          Edit.BOOK_RETITLED.in(dcs);
          Edit.CONFIG_EDITED.in(dcs);
          // Where the books are asked for, its list has been read.
          dcs.with(FakeDcs.publisher(2, "Another name"));
          assertThat(world.run().repaired()).isEqualTo(2);
        });

    world.run();

    assertThat(world.invalidated())
        .containsExactlyInAnyOrder("book:12", "books", "publisher:2", "publishers");
    assertThat(world.run()).isEqualTo(compared(0, true));
    Edit.BOOK_MOVED.in(dcs);
    assertThat(world.run().repaired()).isPositive();
  }

  @Test
  void what_an_event_has_told_is_invalidated_once_more_and_counted_apart() {
    world.run();
    world.clock.advance(Duration.ofMinutes(1));
    Edit.BOOK_RETITLED.in(dcs);
    Edit.CONFIG_COMES.in(dcs);
    var event = new KnownEvent(EventId.of("body".getBytes(UTF_8)), CatalogTags.BOOK_UPDATED, 12);
    assertThat(world.context.getBean(ApplyEvent.class).apply(event)).isNotNull();
    world.invalidated();

    assertThat(world.run())
        .isEqualTo(new CompareReport(Outcome.COMPARED, 2, 3, 3, 1, 1, false, false, true));
    assertThat(world.invalidated()).containsExactlyInAnyOrder("book:12", "book:14", "books");

    // An event of before the last run tells nothing of what was edited since.
    world.clock.advance(INTERVAL);
    world.run();
    world.clock.advance(INTERVAL);
    dcs.with(titled(12, ONE, "BRAINS1", "A third title"));
    assertThat(world.run()).isEqualTo(compared(1, true));
  }

  @ParameterizedTest
  @CsvSource({"97, 1, false", "99, 2, false", "980, 10, false", "1000, 1, true"})
  void of_many_changes_each_is_named_until_everything_is_cheaper(
      int books, long invalidations, boolean cleared) {
    IntStream.rangeClosed(1001, 1000 + books)
        .forEach(id -> dcs.with(titled(id, ONE, "Book " + id, "Old")));
    world.run();
    IntStream.rangeClosed(1001, 1000 + books)
        .forEach(id -> dcs.with(titled(id, ONE, "Book " + id, "New")));
    world.invalidations();

    CompareReport report = world.run();

    assertThat(report.repaired()).isEqualTo(books);
    assertThat(report.cleared()).isEqualTo(cleared);
    assertThat(world.invalidations()).isEqualTo(invalidations);
  }

  @Test
  void of_ten_thousand_books_the_one_that_changed_is_found() {
    IntStream.rangeClosed(1001, 11_000)
        .forEach(id -> dcs.with(titled(id, ONE, "Book " + id, "Old")));
    world.run();
    Edit.BOOK_RETITLED.in(dcs);

    CompareReport report = world.run();

    assertThat(report.books()).isEqualTo(10_003);
    assertThat(report.configs()).isEqualTo(200);
    assertThat(report.repaired()).isEqualTo(1);
    assertThat(world.invalidated()).containsExactlyInAnyOrder("book:12", "books");
  }

  @Tag("DC5")
  @Test
  void dc5_a_list_that_lost_most_of_it_is_true_but_softly_and_counted_for_the_alarm() {
    IntStream.rangeClosed(21, 40).forEach(id -> dcs.with(titled(id, ONE, "Canary " + id, "Old")));
    world.run();
    BookCatalog catalog = world.context.getBean(BookCatalog.class);
    assertThat(catalog.book(21)).isPresent();
    assertThat(catalog.books()).hasSize(23);
    IntStream.rangeClosed(21, 40).forEach(dcs::withoutBook);
    try (WrittenLog log = new WrittenLog()) {
      assertThat(world.run())
          .isEqualTo(new CompareReport(Outcome.COMPARED, 2, 3, 3, 20, 0, true, false, true));

      assertThat(log.lines())
          .anySatisfy(line -> assertThat(line).contains("\"catalog.list.loss\":1"))
          .anySatisfy(line -> assertThat(line).contains("\"ERROR\"", "more than half"))
          .allSatisfy(line -> assertThat(line).doesNotContain("Canary"));
    }
    assertThat(world.invalidated()).hasSize(21).contains("books", "book:21", "book:40");

    // While DCS fails, what was known is still shown; when it answers, it decides.
    dcs.failing(new DcsUnavailable("book", Reason.SERVER_ERROR, 503, null));
    assertThat(catalog.book(21)).isPresent();
    dcs.failing(null);
    world.clock.advance(INTERVAL);
    assertThat(catalog.book(22)).isEmpty();
    assertThat(catalog.books()).hasSize(3);
  }

  @Test
  void what_a_run_found_is_counted_and_said_without_names() {
    world.run();
    dcs.with(titled(12, ONE, "BRAINS1", "Canary"));
    try (WrittenLog log = new WrittenLog()) {
      world.run();

      assertThat(log.lines())
          .anySatisfy(line -> assertThat(line).contains("\"compare.repaired\":1"))
          .anySatisfy(line -> assertThat(line).contains("\"compare.configs\":3"))
          .anySatisfy(line -> assertThat(line).contains("Compared", "repaired=1"))
          .allSatisfy(line -> assertThat(line).doesNotContain("Canary"));
    }
  }

  @Test
  void the_sample_event_is_understood_by_the_runtime_s_serializer_and_so_is_the_answer()
      throws IOException {
    Path sample =
        Path.of(System.getProperty("dreamlms.root"), "infra/events/workers-compare-schedule.json");
    ScheduledEvent event =
        LambdaEventSerializers.serializerFor(
                ScheduledEvent.class, CompareTest.class.getClassLoader())
            .fromJson(Files.newInputStream(sample));
    var answer = new ByteArrayOutputStream();

    JacksonFactory.getInstance()
        .getSerializer(CompareReport.class)
        .toJson(
            new CompareDcs(world.context).handleRequest(event, new TestContext(CompareWorld.LONG)),
            answer);

    assertThat(answer.toString(UTF_8))
        .isEqualTo(
            "{\"outcome\":\"REMEMBERED\",\"publishers\":2,\"books\":3,\"configs\":3,"
                + "\"repaired\":0,\"told\":0,\"lossy\":false,\"cleared\":false,\"complete\":true}");
  }

  private static CompareReport compared(int repaired, boolean complete) {
    return new CompareReport(Outcome.COMPARED, 2, 3, 3, repaired, 0, false, false, complete);
  }

  private void failing(String call, DcsException with) {
    failing(call, 1, with);
  }

  /** From the nth call of that name on. */
  private void failing(String call, int nth, DcsException with) {
    long before = calls(call);
    dcs.before(
        () -> {
          if (dcs.calls().getLast().startsWith(call) && calls(call) - before >= nth) {
            throw with;
          }
        });
  }

  private long calls(String name) {
    return dcs.calls().stream().filter(call -> call.startsWith(name)).count();
  }

  private void once(String call, Runnable work) {
    AtomicBoolean done = new AtomicBoolean();
    dcs.before(
        () -> {
          if (dcs.calls().getLast().startsWith(call) && done.compareAndSet(false, true)) {
            work.run();
          }
        });
  }

  private static String name(int id) {
    return id == 14 ? "ISIK-A" : "BRAINS" + (id - 11);
  }

  private void config(BookFolder folder, String content, String etag) {
    config(dcs, folder, content, etag);
  }

  private static void config(FakeDcs dcs, BookFolder folder, String content, String etag) {
    dcs.withFile(folder, "config.json", content.getBytes(UTF_8), "application/json", etag);
  }

  private static DcsBook titled(int id, DcsPublisher publisher, String name, String title) {
    DcsBook book = FakeDcs.book(id, publisher, name);
    return new DcsBook(
        id,
        book.publisherId(),
        book.publisher(),
        name,
        title,
        book.bookCover(),
        book.activityCount(),
        book.activityDetails(),
        book.totalSize(),
        book.language(),
        book.category(),
        book.status(),
        book.createdAt(),
        Instant.EPOCH);
  }
}
