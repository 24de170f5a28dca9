package org.dreamlms.functions.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dreamlms.functions.workers.ReconcileReport.Outcome;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.dcsclient.DcsContentInvalid;
import org.dreamlms.lib.dcsclient.DcsDelivery;
import org.dreamlms.lib.dcsclient.DcsDelivery.Status;
import org.dreamlms.lib.dcsclient.DcsException;
import org.dreamlms.lib.dcsclient.DcsSubscription;
import org.dreamlms.lib.dcsclient.DcsUnavailable;
import org.dreamlms.lib.dcsclient.DcsWebhooks;
import org.dreamlms.lib.dcsclient.FakeDcsWebhooks;
import org.dreamlms.lib.dcsclient.RemainingTime;
import org.dreamlms.lib.dcsclient.Secret;
import org.dreamlms.lib.dcsevents.ApplyEvent;
import org.dreamlms.lib.dcsevents.CallFaults;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.dcsevents.FakePositions;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.dcsevents.Position;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.hybridcache.Tag;
import org.dreamlms.lib.lambdahttp.Invocation;
import org.dreamlms.lib.lambdahttp.TestContext;
import org.dreamlms.lib.lambdahttp.WrittenLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schedule's event through the real handler; DCS, stores and time are the test's. */
final class ReconcileTest {
  static final String URL = "https://hook.example.org/";

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final DcsException DOWN =
      new DcsUnavailable("deliveries", DcsUnavailable.Reason.SERVER_ERROR, 503, null);

  private final ApplicationContext context = started();
  private final FakeDcsWebhooks dcs =
      context.getBean(FakeDcsWebhooks.class).with(subscription(3, true));
  private final FakeEventLog log = context.getBean(FakeEventLog.class);
  private final FakePositions positions = context.getBean(FakePositions.class);
  private final CallFaults faults = context.getBean(CallFaults.class);
  private final TickingClock clock = context.getBean(TickingClock.class);
  private int edits;

  @AfterEach
  void close() {
    context.close();
  }

  @org.junit.jupiter.api.Tag("WH14")
  @ParameterizedTest
  @EnumSource(names = {"FAILED", "SUCCESS", "OTHER"})
  void wh14_what_never_came_is_done_by_the_next_run_whatever_dcs_thinks_of_it(Status status) {
    run();
    tell(12, status);

    assertThat(run()).isEqualTo(read(1, 0, false));

    assertThat(sequences("book:12", "books", "book:13")).containsExactly(2L, 2L, 0L);
    assertThat(log.records())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.id()).isEqualTo(EventId.of(body(12, edits).getBytes(UTF_8)));
              assertThat(record.isDoneAt(clock.instant())).isTrue();
              assertThat(record.timestamp()).isEqualTo("2026-01-15T09:30:00Z");
              assertThat(record.sha256()).hasSize(64);
              assertThat(record.deliveries()).isZero();
            });
    assertThat(run()).isEqualTo(read(0, 0, false));
    assertThat(sequences("book:12")).containsExactly(2L);
  }

  @Test
  void what_the_webhook_has_done_is_not_done_again() {
    run();
    tell(12, Status.FAILED);
    apply(12);
    faults.calls();

    assertThat(run()).isEqualTo(read(0, 0, false));

    assertThat(faults.calls()).containsExactly("find position", "find event", "keep position");
  }

  @org.junit.jupiter.api.Tag("WH14")
  @Test
  void wh14_after_a_day_without_a_receiver_all_that_the_log_shows_is_done_in_one_run() {
    run();
    clock.advance(Duration.ofHours(24));
    for (int book = 1; book <= 100; book++) {
      tell(book, Status.FAILED);
    }

    assertThat(run()).isEqualTo(read(100, 0, false));
    assertThat(sequences("book:1", "book:100")).containsExactly(2L, 101L);
  }

  @org.junit.jupiter.api.Tag("WH14")
  @Test
  void wh14_with_more_than_the_log_shows_everything_is_invalidated_once() {
    run();
    long before = clears();
    for (int book = 1; book <= 101; book++) {
      tell(book, Status.FAILED);
    }

    assertThat(run()).isEqualTo(read(100, 0, true));

    assertThat(clears()).isEqualTo(before + 1);
    assertThat(position().cleared()).isEqualTo(clock.instant());
    assertThat(position().clearedFor()).contains("more deliveries than the log shows");
    assertThat(run()).isEqualTo(read(0, 0, false));
    tell(7, Status.FAILED);
    assertThat(run()).isEqualTo(read(1, 0, false));
    assertThat(position().settled()).isEqualTo(102);
  }

  @org.junit.jupiter.api.Tag("WH14")
  @Test
  void wh14_while_there_is_no_log_everything_is_invalidated_at_each_bound_and_nothing_is_lost() {
    run();
    long before = clears();
    dcs.failing(DOWN);
    List<Boolean> cleared = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      clock.advance(INTERVAL);
      ReconcileReport report = run();
      assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
      cleared.add(report.cleared());
    }
    // After 15, 30, 45 and 60 minutes.
    assertThat(IntStream.range(0, 12).filter(cleared::get)).containsExactly(2, 5, 8, 11);
    assertThat(clears()).isEqualTo(before + 4);

    tell(12, Status.FAILED);
    dcs.failing(null);
    assertThat(run()).isEqualTo(read(1, 0, false));

    dcs.failing(new DcsContentInvalid("deliveries", "it is no list"));
    clock.advance(Duration.ofMinutes(14));
    assertThat(run().cleared()).isFalse();
    clock.advance(Duration.ofMinutes(1));
    assertThat(run()).isEqualTo(ReconcileReport.blind(Outcome.UNREACHABLE, true));
  }

  @Test
  void a_dcs_that_was_never_reached_is_known_for_how_long() {
    dcs.failing(DOWN);
    assertThat(run().cleared()).isFalse();
    clock.advance(Duration.ofMinutes(15));

    assertThat(run().cleared()).isTrue();
    assertThat(run().cleared()).isFalse();
    clock.advance(Duration.ofMinutes(15));
    assertThat(run().cleared()).isTrue();
  }

  @Test
  void while_there_is_no_subscription_everything_is_invalidated_at_each_bound_too() {
    run();
    dcs.with(subscription(3, false));
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofMinutes(14));
      assertThat(run()).isEqualTo(ReconcileReport.blind(Outcome.NO_SUBSCRIPTION, false));
      clock.advance(Duration.ofMinutes(1));
      assertThat(run()).isEqualTo(ReconcileReport.blind(Outcome.NO_SUBSCRIPTION, true));
    }
  }

  @Test
  void without_an_active_subscription_of_ours_nobody_knows_and_when_it_is_back_all_is_new() {
    run();
    long before = clears();
    dcs.with(subscription(3, false))
        .with(
            new DcsSubscription(
                4,
                "https://other.example.org/",
                new Secret("somebody-else-s"),
                null,
                true,
                DcsWebhooks.EVENTS));
    clock.advance(INTERVAL);
    assertThat(run()).isEqualTo(ReconcileReport.blind(Outcome.NO_SUBSCRIPTION, false));
    assertThat(clears()).isEqualTo(before);

    dcs.with(subscription(3, true));
    assertThat(run()).isEqualTo(read(0, 0, true));
    assertThat(run()).isEqualTo(read(0, 0, false));
    assertThat(dcs.calls()).doesNotContain("deliveries 4");
  }

  @ParameterizedTest
  @CsvSource({
    "false, book.created book.updated book.deleted publisher.created publisher.updated"
        + " publisher.deleted",
    "true, book.created book.updated book.deleted publisher.created publisher.updated",
    "true, processing.completed"
  })
  void a_subscription_that_is_not_sent_everything_is_said_and_counted_and_then_all_is_new(
      boolean active, String events) {
    run();
    dcs.with(subscription(3, active, Set.of(events.split(" "))));
    try (WrittenLog written = new WrittenLog()) {
      assertThat(run()).isEqualTo(ReconcileReport.blind(Outcome.NO_SUBSCRIPTION, false));

      assertThat(written.lines())
          .anySatisfy(line -> assertThat(line).contains("\"reconcile.unsubscribed\":1"))
          .anySatisfy(line -> assertThat(line).contains("ERROR", "/webhooks/register"));
    }
    dcs.with(subscription(3, true));
    assertThat(run()).isEqualTo(read(0, 0, true));
    assertThat(run()).isEqualTo(read(0, 0, false));
  }

  @Test
  void a_subscription_to_all_that_there_will_ever_be_is_as_good() {
    dcs.with(subscription(3, true, Set.of()));
    run();
    tell(12, Status.FAILED);

    assertThat(run()).isEqualTo(read(1, 0, false));
  }

  @Test
  void a_second_subscription_is_read_too_and_a_log_that_begins_anew_is_a_gap() {
    run();
    dcs.with(subscription(5, true));
    tell(12, Status.FAILED);
    assertThat(run()).isEqualTo(read(1, 0, false));
    assertThat(position().settled()).isEqualTo(2);

    assertThat(positions.keep(position().read(position().subscriptions(), 99, now()).next()))
        .isTrue();
    assertThat(run()).isEqualTo(read(0, 0, true));
    assertThat(run()).isEqualTo(read(0, 0, false));
  }

  @Test
  void a_delivery_that_dcs_is_still_at_is_not_waited_for_and_counted_apart() {
    run();
    clock.set(Instant.parse("2026-03-29T01:00:02Z"));
    tell(12, Status.PENDING);
    try (WrittenLog written = new WrittenLog()) {
      assertThat(run()).isEqualTo(early(0, 1));

      assertThat(written.lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("\"reconcile.early\":1")
                      .doesNotContain("\"reconcile.repaired\":1"));
    }
    assertThat(position().settled()).isEqualTo(1);
    assertThat(run()).isEqualTo(read(0, 0, false));
    assertThat(sequences("book:12")).containsExactly(2L);
  }

  @Test
  void one_that_dcs_has_not_written_yet_may_be_about_anything() {
    run();
    dcs.tell("book.updated", "", Status.PENDING);
    tell(12, Status.FAILED);
    long before = sequence();

    assertThat(run()).isEqualTo(early(1, 1));
    assertThat(sequence()).isEqualTo(before + 2);
    assertThat(position().settled()).isEqualTo(2);
    assertThat(run()).isEqualTo(read(0, 0, false));
  }

  @ParameterizedTest
  @CsvSource({
    "processing.completed, '{\"event\":\"processing.completed\",\"data\":{\"id\":1}}', 0, 0",
    "processing.completed, no json, 0, 0",
    "processing.completed, '', 0, 0",
    "'', '', 1, 1",
    "' ', no json, 1, 1",
    // As dcs-client gives what has no id.
    "'', '{id=2147483648, status=failed}', 1, 1",
    "'', {}, 1, 1",
    "'', '{\"event\":\"book.updated\",\"data\":{\"id\":12}}', 1, 0",
    "book.updated, '', 1, 1",
    "book.updated, no json, 1, 1",
    "book.updated, '{\"event\":\"book.updated\",\"data\":{\"id\":null}}', 1, 1",
    "publisher.deleted, '{\"event\":\"publisher.deleted\",\"data\":{\"id\":2}}', 1, 0"
  })
  void what_cannot_be_read_invalidates_too_much_rather_than_nothing(
      String type, String payload, int repaired, int everything) {
    run();
    long before = sequence();
    dcs.with(delivery(1, clock.instant(), type, payload));

    assertThat(run()).isEqualTo(read(repaired, 0, false));
    assertThat(position().settled()).isEqualTo(1);
    assertThat(sequence()).isEqualTo(before + repaired);
    assertThat(sequences("books").getFirst() > 0).isEqualTo(repaired > everything);
    assertThat(run()).isEqualTo(read(0, 0, false));
  }

  @Test
  void an_unwritten_one_under_an_id_that_was_given_before_is_another_one() {
    run();
    dcs.with(delivery(1, clock.instant(), "book.updated", ""));
    assertThat(run()).isEqualTo(read(1, 0, false));
    clock.advance(Duration.ofHours(1));

    dcs.with(delivery(1, clock.instant(), "book.updated", ""));

    assertThat(run()).isEqualTo(read(1, 0, false));
    assertThat(run()).isEqualTo(read(0, 0, false));
  }

  @org.junit.jupiter.api.Tag("WH13")
  @ParameterizedTest
  @CsvSource({
    "arrived, BEFORE",
    "arrived, AFTER",
    "invalidate, BEFORE",
    "invalidate, AFTER",
    "order AGAIN, BEFORE",
    "order AGAIN, AFTER",
    "done, BEFORE"
  })
  void wh13_what_cannot_be_committed_is_found_again(String call, When when) {
    run();
    tell(12, Status.FAILED);
    tell(13, Status.FAILED);
    faults.at(call, when, failure(call));

    assertThat(run()).isEqualTo(read(0, 2, false));
    assertThat(position().settled()).isZero();

    faults.none();
    assertThat(run()).isEqualTo(read(2, 0, false));
    assertThat(sequences("book:12")).allMatch(sequence -> sequence > 0);
    assertThat(log.records()).allMatch(record -> record.isDoneAt(clock.instant()));
  }

  @org.junit.jupiter.api.Tag("WH13")
  @ParameterizedTest
  @CsvSource({
    "find position, BEFORE, 1",
    "find position, AFTER, 1",
    "keep position, BEFORE, 0",
    "keep position, AFTER, 0",
    "done, AFTER, 0"
  })
  void wh13_a_run_that_dies_before_it_kept_its_position_costs_nothing_but_reading(
      String call, When when, int repaired) {
    run();
    tell(12, Status.FAILED);
    faults.at(call, when, () -> new EventsUnavailable("test", null));
    run();

    faults.none();
    assertThat(run()).isEqualTo(read(repaired, 0, false));
    assertThat(position().settled()).isEqualTo(1);
    assertThat(run()).isEqualTo(read(0, 0, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"arrived", "invalidate", "order AGAIN", "done"})
  void what_nobody_expected_of_one_keeps_none_behind_it_waiting(String call) {
    run();
    tell(12, Status.FAILED);
    tell(13, Status.FAILED);
    tell(14, Status.FAILED);
    faults.at(call, When.BEFORE, () -> once(new IllegalStateException("odd")));

    assertThat(run()).isEqualTo(read(2, 1, false));

    assertThat(sequences("book:13", "book:14")).allMatch(sequence -> sequence > 0);
    assertThat(position().settled()).isZero();
    assertThat(run()).isEqualTo(read(1, 0, false));
    assertThat(position().settled()).isEqualTo(3);
  }

  private RuntimeException once(RuntimeException failure) {
    faults.none();
    return failure;
  }

  @Test
  void what_nobody_expected_of_dcs_s_answer_is_no_log() {
    run();
    dcs.before(
        _ -> {
          throw new IllegalStateException("odd");
        });
    assertThat(run()).isEqualTo(ReconcileReport.blind(Outcome.UNREACHABLE, false));

    clock.advance(Duration.ofMinutes(15));
    assertThat(run()).isEqualTo(ReconcileReport.blind(Outcome.UNREACHABLE, true));
  }

  @Test
  void a_run_that_dies_after_it_has_cleared_costs_one_more_clearing() {
    run();
    long before = clears();
    for (int book = 1; book <= 101; book++) {
      tell(book, Status.FAILED);
    }
    faults.at("keep position", When.BEFORE, () -> new SharedStoreException("throttled"));
    assertThat(run()).isEqualTo(ReconcileReport.nothing(Outcome.STORES_DOWN));

    faults.none();
    assertThat(run()).isEqualTo(read(0, 0, true));
    assertThat(clears()).isEqualTo(before + 2);
    assertThat(run()).isEqualTo(read(0, 0, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"subscriptions", "deliveries 3"})
  void of_two_runs_at_once_the_slower_keeps_no_position_and_does_nothing_twice(String during) {
    run();
    tell(12, Status.FAILED);
    AtomicBoolean begun = new AtomicBoolean();
    dcs.before(
        call -> {
          if (call.equals(during) && begun.compareAndSet(false, true)) {
            assertThat(run()).isEqualTo(read(1, 0, false));
            tell(13, Status.FAILED);
          }
        });

    assertThat(run()).isEqualTo(read(1, 0, false));

    assertThat(sequences("book:12", "book:13")).containsExactly(2L, 3L);
    assertThat(position().settled()).isEqualTo(1);
    assertThat(run()).isEqualTo(read(0, 0, false));
    assertThat(position().settled()).isEqualTo(2);
  }

  @Test
  void a_run_ends_in_time_and_the_next_goes_on_where_it_did() {
    run();
    for (int book = 12; book <= 16; book++) {
      tell(book, Status.FAILED);
    }
    // Each takes as long as it may, and the third might not end in time.
    Duration enough = Reconcile.ENTRY.plus(Reconcile.RESERVE).plus(Invocation.RESERVE);
    Duration time = enough.plus(Reconcile.ENTRY);

    assertThat(run(() -> time.minus(Reconcile.ENTRY.multipliedBy(log.records().size()))))
        .isEqualTo(new ReconcileReport(Outcome.READ, 2, 0, 0, false, false));

    assertThat(position().settled()).isEqualTo(2);
    assertThat(sequences("book:13", "book:14")).containsExactly(3L, 0L);
    assertThat(run()).isEqualTo(read(3, 0, false));
    assertThat(position().settled()).isEqualTo(5);
  }

  @Test
  void a_dcs_that_takes_all_the_time_it_gets_leaves_enough_for_invalidating_everything() {
    dcs.with(subscription(5, true));
    run();
    clock.advance(Duration.ofMinutes(15));
    Instant end = clock.instant().plus(LONG);
    RemainingTime forDcs = context.getBean(RemainingTime.class);
    dcs.before(
        _ -> {
          Duration waited = forDcs.left();
          clock.advance(waited);
          // Nobody waits for the whole of the third.
          if (waited.compareTo(Duration.ofSeconds(20)) < 0) {
            throw DOWN;
          }
        });

    ReconcileReport report = run(() -> Duration.between(clock.instant(), end));

    assertThat(report).isEqualTo(ReconcileReport.blind(Outcome.UNREACHABLE, true));
    assertThat(Duration.between(clock.instant(), end)).isGreaterThanOrEqualTo(Reconcile.AFTER_DCS);
    assertThat(dcs.calls()).endsWith("subscriptions", "deliveries 3", "deliveries 5");
  }

  @Test
  void after_the_slowest_log_that_is_still_one_the_first_entry_has_its_turn() {
    run();
    tell(12, Status.FAILED);
    tell(13, Status.FAILED);

    // What it leaves, and then each entry takes as long as it may.
    Duration left = Reconcile.AFTER_DCS.plus(Invocation.RESERVE).minusSeconds(1);
    assertThat(run(() -> left.minus(Reconcile.ENTRY.multipliedBy(log.records().size()))))
        .isEqualTo(new ReconcileReport(Outcome.READ, 1, 0, 0, false, false));
  }

  @Test
  void where_nobody_waits_dcs_has_its_own_budget() {
    assertThat(context.getBean(RemainingTime.class).left()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void a_deletion_and_an_update_invalidate_both_in_any_order() {
    for (String[] order :
        new String[][] {{"book.deleted", "book.updated"}, {"book.updated", "book.deleted"}}) {
      run();
      long before = sequence();
      for (String event : order) {
        edits++;
        dcs.tell(event, body(12, edits).replace("book.updated", event), Status.FAILED);
      }

      assertThat(run()).isEqualTo(read(2, 0, false));
      assertThat(sequences("book:12")).containsExactly(before + 2);
    }
  }

  @Test
  void what_a_run_found_is_counted_and_said_without_bodies() {
    run();
    tell(12, Status.FAILED);
    try (WrittenLog written = new WrittenLog()) {
      run();

      assertThat(written.lines())
          .anySatisfy(line -> assertThat(line).contains("\"reconcile.repaired\":1"))
          .anySatisfy(line -> assertThat(line).contains("repaired=1"))
          .allSatisfy(line -> assertThat(line).doesNotContain("Canary"));
    }
  }

  @Test
  void the_sample_event_is_understood_by_the_runtime_s_serializer_and_so_is_the_answer()
      throws IOException {
    Path sample =
        Path.of(
            System.getProperty("dreamlms.root"), "infra/events/workers-reconcile-schedule.json");
    ScheduledEvent event =
        LambdaEventSerializers.serializerFor(
                ScheduledEvent.class, ReconcileTest.class.getClassLoader())
            .fromJson(Files.newInputStream(sample));
    var answer = new ByteArrayOutputStream();

    JacksonFactory.getInstance()
        .getSerializer(ReconcileReport.class)
        .toJson(
            new ReconcileDeliveries(context).handleRequest(event, new TestContext(LONG)), answer);

    assertThat(answer.toString(UTF_8))
        .isEqualTo(
            "{\"outcome\":\"READ\",\"repaired\":0,\"early\":0,\"failed\":0,"
                + "\"cleared\":true,\"complete\":true}");
  }

  private void apply(int book) {
    var event = new KnownEvent(id(book), CatalogTags.BOOK_UPDATED, book);
    assertThat(context.getBean(ApplyEvent.class).apply(event)).isNotNull();
  }

  private EventId id(int book) {
    return EventId.of(body(book, edits).getBytes(UTF_8));
  }

  private static DcsDelivery delivery(int id, Instant created, String type, String payload) {
    return new DcsDelivery(id, 3, type, payload, Status.FAILED, 500, 3, created, created);
  }

  private void tell(int book, Status status) {
    edits++;
    dcs.tell("book.updated", body(book, edits), status);
  }

  private static String body(int book, int edit) {
    return "{\"event\":\"book.updated\",\"timestamp\":\"2026-01-15T09:30:00Z\",\"data\":{\"id\":"
        + book
        + ",\"book_title\":\"Canary "
        + edit
        + "\"}}";
  }

  private static Supplier<RuntimeException> failure(String call) {
    return call.equals("invalidate")
        ? () -> new SharedStoreException("throttled")
        : () -> new EventsUnavailable("test", null);
  }

  private Instant now() {
    return clock.instant();
  }

  private Position position() {
    return positions.find().orElseThrow();
  }

  private ReconcileReport run() {
    return run(LONG);
  }

  private ReconcileReport run(Duration time) {
    return run(() -> time);
  }

  private ReconcileReport run(Supplier<Duration> time) {
    return new ReconcileDeliveries(context)
        .handleRequest(new ScheduledEvent(), new TestContext(time));
  }

  private static ReconcileReport read(int repaired, int failed, boolean cleared) {
    return new ReconcileReport(Outcome.READ, repaired, 0, failed, cleared, true);
  }

  private static ReconcileReport early(int repaired, int early) {
    return new ReconcileReport(Outcome.READ, repaired, early, 0, false, true);
  }

  /** How often everything was invalidated for want of a log. */
  private long clears() {
    return (long) context.getBean(MeterRegistry.class).counter("reconcile.cleared").count();
  }

  private long sequence() {
    return context.getBean(HybridCache.class).lastInvalidations(List.of()).sequence();
  }

  private List<Long> sequences(String... tags) {
    List<Tag> all = List.of(tags).stream().map(Tag::of).toList();
    Map<Tag, Long> last = context.getBean(HybridCache.class).lastInvalidations(all).byTag();
    return all.stream().map(tag -> last.getOrDefault(tag, 0L)).toList();
  }

  static DcsSubscription subscription(int id, boolean active) {
    return subscription(id, active, DcsWebhooks.EVENTS);
  }

  private static DcsSubscription subscription(int id, boolean active, Set<String> events) {
    return new DcsSubscription(id, URL, new Secret("0123456789abcdef"), null, active, events);
  }

  static ApplicationContext started() {
    Map<String, Object> settings = new HashMap<>(EventsInMemory.settings());
    settings.put(ReconcileBeans.PROPERTY, "true");
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put("cache.table", "unused");
    settings.put("dcs.webhook.url", URL);
    settings.put("dcs.base-url", "http://127.0.0.1:1");
    settings.put("dcs.email", "lms@example.org");
    settings.put("dcs.password", "not-a-secret-in-tests");
    return ApplicationContext.builder().properties(settings).start();
  }
}
