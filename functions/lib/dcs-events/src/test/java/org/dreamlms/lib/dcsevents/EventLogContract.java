package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dreamlms.lib.dcsevents.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every event log does. */
abstract class EventLogContract {
  private static final AtomicInteger BODIES = new AtomicInteger();
  private static final Commit COMMIT = new Commit(17, NOON.plusMillis(40));

  /** Empty; its clock says {@link Samples#NOON}. */
  abstract EventLog log();

  /** Answers nobody. */
  abstract EventLog away();

  private static String body() {
    return "body " + BODIES.incrementAndGet();
  }

  @Test
  void what_never_came_is_not_there() {
    assertThat(log().find(Samples.id(body()))).isEmpty();
  }

  @Test
  void an_arrival_is_recorded_whole() {
    EventLog log = log();
    String body = body();

    EventRecord record = log.arrived(Samples.arrival(body, NOON));

    assertThat(record)
        .isEqualTo(
            new EventRecord(
                Samples.id(body),
                Samples.arrival(body, NOON).sha256(),
                "book.updated",
                12,
                NOON,
                NOON.minusSeconds(1),
                Verdict.ACCEPTED,
                "",
                false,
                Outcome.RECEIVED,
                List.of(),
                null,
                null,
                1));
    assertThat(log.find(Samples.id(body))).contains(record);
  }

  @Test
  void what_has_no_effect_ends_with_its_arrival() {
    EventLog log = log();
    String body = body();

    EventRecord record = log.arrived(Samples.unknown(body, NOON));

    assertThat(record.outcome()).isEqualTo(Outcome.IGNORED);
    assertThat(record.reason()).isEqualTo("unknown event");
    assertThat(record.dataId()).isNull();
    assertThat(record.timestamp()).isNull();
    assertThat(record.isDoneAt(NOON)).isFalse();
  }

  @Test
  void an_event_that_was_begun_is_no_duplicate() {
    EventLog log = log();
    String body = body();
    log.arrived(Samples.arrival(body, NOON));

    EventRecord second = log.arrived(Samples.arrival(body, NOON.plusSeconds(1)));

    assertThat(second.isDoneAt(NOON.plusSeconds(1))).isFalse();
    assertThat(second.received()).isEqualTo(NOON);
    assertThat(second.duplicates()).isEqualTo(1);
  }

  @Test
  void an_event_that_is_done_is_a_duplicate_and_its_first_commit_stays() {
    EventLog log = log();
    String body = body();
    KnownEvent event = Samples.book(body, 12);
    log.arrived(Samples.arrival(body, NOON));
    log.done(event, COMMIT);
    log.done(event, new Commit(99, NOON.plusSeconds(9)));

    EventRecord second = log.arrived(Samples.arrival(body, NOON.plusSeconds(1)));

    assertThat(second.isDoneAt(NOON.plusSeconds(1))).isTrue();
    assertThat(second.sequence()).isEqualTo(17);
    assertThat(second.visible()).isEqualTo(COMMIT.at());
    assertThat(second.tags()).containsExactly("book:12", "books");
    assertThat(second.latency()).isEqualTo(Duration.ofMillis(40));
    assertThat(second.lag()).isEqualTo(Duration.ofMillis(1040));
  }

  @Test
  void after_seven_days_a_body_begins_anew() {
    EventLog log = log();
    String body = body();
    Instant said = NOON.minusSeconds(1);
    log.arrived(Samples.arrival(body, NOON, said));
    log.done(Samples.book(body, 12), COMMIT);
    Instant edge = COMMIT.at().plus(EventRecord.REMEMBERED);

    assertThat(
            log.arrived(Samples.arrival(body, edge.minusMillis(1), said))
                .isDoneAt(edge.minusMillis(1)))
        .isTrue();
    EventRecord anew = log.arrived(Samples.arrival(body, edge, said));

    assertThat(anew)
        .isEqualTo(
            new EventRecord(
                Samples.id(body),
                Samples.arrival(body, edge).sha256(),
                "book.updated",
                12,
                edge,
                said,
                Verdict.ACCEPTED,
                "",
                false,
                Outcome.RECEIVED,
                List.of(),
                null,
                null,
                1));
  }

  @Test
  void after_seven_days_nothing_is_left_of_what_a_body_was_before() {
    EventLog log = log();
    String body = body();
    log.arrived(Samples.arrival(body, NOON));
    log.done(Samples.book(body, 12), COMMIT);
    Instant later = COMMIT.at().plus(EventRecord.REMEMBERED);

    EventRecord anew = log.arrived(Samples.compressed(body, later));

    assertThat(anew)
        .isEqualTo(
            new EventRecord(
                Samples.id(body),
                Samples.arrival(body, NOON).sha256(),
                "",
                null,
                later,
                null,
                Verdict.REFUSED,
                "compressed",
                false,
                Outcome.REFUSED,
                List.of(),
                null,
                null,
                1));
    assertThat(log.find(anew.id())).contains(anew);
  }

  @Test
  void of_a_body_that_was_refused_first_and_can_be_read_now_more_is_known() {
    EventLog log = log();
    String body = body();
    log.arrived(Samples.compressed(body, NOON));

    EventRecord second = log.arrived(Samples.arrival(body, NOON.plusSeconds(1)));

    assertThat(second)
        .isEqualTo(
            new EventRecord(
                Samples.id(body),
                Samples.arrival(body, NOON).sha256(),
                "",
                12,
                NOON,
                NOON,
                Verdict.REFUSED,
                "compressed",
                false,
                Outcome.REFUSED,
                List.of(),
                null,
                null,
                2));
    assertThat(log.find(second.id())).contains(second);
  }

  @Test
  void a_body_that_was_refused_first_and_fails_then_is_no_more_said_to_be_refused() {
    EventLog log = log();
    String body = body();
    log.arrived(Samples.compressed(body, NOON));
    log.arrived(Samples.arrival(body, NOON.plusSeconds(1)));

    log.ended(Samples.book(body, 12), Outcome.QUEUED);

    assertThat(log.find(Samples.id(body)))
        .hasValueSatisfying(
            record -> {
              assertThat(record.verdict()).isEqualTo(Verdict.ACCEPTED);
              assertThat(record.outcome()).isEqualTo(Outcome.QUEUED);
              assertThat(record.reason()).isEmpty();
              assertThat(record.event()).isEqualTo("book.updated");
            });
  }

  @Test
  void an_end_of_what_was_not_recorded_makes_its_record_now() {
    EventLog log = log();
    KnownEvent event = Samples.book(body(), null);

    log.ended(event, Outcome.FAILED);

    assertThat(log.find(event.id()))
        .contains(
            new EventRecord(
                event.id(),
                "",
                "book.updated",
                null,
                NOON,
                null,
                Verdict.ACCEPTED,
                "unusable id",
                false,
                Outcome.FAILED,
                List.of(),
                null,
                null,
                0));
  }

  @Tag("DY1")
  @Test
  void dy1_one_that_does_not_answer_says_so_at_every_call() {
    EventLog away = away();
    KnownEvent event = Samples.book(body(), 12);
    List<ThrowingCallable> calls =
        List.of(
            () -> away.arrived(Samples.arrival(body(), NOON)),
            () -> away.done(event, COMMIT),
            () -> away.ended(event, Outcome.QUEUED),
            () -> away.find(event.id()),
            () -> away.list(new EventQuery(1, null, null, null)));

    assertThat(calls)
        .allSatisfy(call -> assertThatExceptionOfType(EventsUnavailable.class).isThrownBy(call));
  }

  @Tag("DY2")
  @Test
  void an_end_of_which_nobody_heard_may_be_told_again_and_never_undoes_a_done() {
    EventLog log = log();
    KnownEvent event = Samples.book(body(), 12);
    log.ended(event, Outcome.QUEUED);
    log.ended(event, Outcome.FAILED);
    assertThat(log.find(event.id())).map(EventRecord::outcome).contains(Outcome.FAILED);

    log.done(event, COMMIT);
    log.ended(event, Outcome.QUEUED);

    EventRecord record = log.find(event.id()).orElseThrow();
    assertThat(record.outcome()).isEqualTo(Outcome.DONE);
    assertThat(record.isDoneAt(NOON.plusSeconds(1))).isTrue();
  }

  @Test
  void an_event_that_only_a_worker_has_heard_of_is_done_too() {
    EventLog log = log();
    String body = body();
    KnownEvent event = Samples.book(body, null);
    log.done(event, COMMIT);

    EventRecord record = log.find(event.id()).orElseThrow();
    assertThat(record.tags()).containsExactly("*");
    assertThat(record.reason()).isEqualTo("unusable id");
    assertThat(record.deliveries()).isZero();
    assertThat(
            log.arrived(Samples.arrival(body, NOON.plusSeconds(1))).isDoneAt(NOON.plusSeconds(1)))
        .isTrue();
  }

  @Test
  void what_was_found_in_the_log_of_dcs_has_not_come_and_counts_when_it_does() {
    EventLog log = log();
    String body = body();
    Arrival came = Samples.arrival(body, NOON.plusSeconds(1));
    Arrival found =
        new Arrival(
            came.id(),
            came.sha256(),
            came.event(),
            came.dataId(),
            NOON,
            came.timestamp(),
            came.verdict(),
            came.reason(),
            came.skewed(),
            false);

    EventRecord first = log.arrived(found);
    assertThat(first.deliveries()).isZero();
    assertThat(first.sha256()).isEqualTo(came.sha256());
    assertThat(first.outcome()).isEqualTo(Outcome.RECEIVED);
    EventRecord then = log.arrived(came);
    assertThat(then.deliveries()).isEqualTo(1);
    assertThat(then.received()).isEqualTo(NOON);
    assertThat(log.arrived(found).deliveries()).isEqualTo(1);
  }

  @Test
  void a_list_is_newest_first_in_pages_over_days_and_by_event_and_outcome() {
    EventLog log = log();
    List<EventId> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Arrival arrival = Samples.arrival(body(), NOON.minus(Duration.ofHours(9L * i)));
      all.add(arrival.id());
      log.arrived(arrival);
    }
    String ignored = body();
    log.arrived(Samples.unknown(ignored, NOON.minusSeconds(1)));
    all.add(1, Samples.id(ignored));

    assertThat(ids(log, 100, null, null)).isEqualTo(all);
    assertThat(ids(log, 3, null, null)).isEqualTo(all);
    assertThat(ids(log, 2, "processing.started", null)).containsExactly(Samples.id(ignored));
    assertThat(ids(log, 2, null, Outcome.RECEIVED)).hasSize(7).doesNotContain(Samples.id(ignored));
    assertThat(ids(log, 2, "book.updated", Outcome.DONE)).isEmpty();
  }

  @Test
  void a_cursor_of_somebody_s_own_making_is_refused() {
    EventLog log = log();
    for (String cursor :
        new String[] {"", "x", "bm8", "%", "MjAyNi0wMy0wNHx4fHg", "LTk5OTk5OTk5OS0wMS0wMXx8"}) {
      assertThatExceptionOfType(BadCursor.class)
          .isThrownBy(() -> log.list(new EventQuery(1, cursor, null, null)));
    }
  }

  private static List<EventId> ids(
      EventLog log, int limit, @Nullable String event, @Nullable Outcome outcome) {
    List<EventId> ids = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      EventPage page = log.list(new EventQuery(limit, cursor, event, outcome));
      assertThat(page.records()).hasSizeLessThanOrEqualTo(limit);
      page.records().forEach(record -> ids.add(record.id()));
      cursor = page.next();
    } while (cursor != null);
    return ids;
  }
}
