package org.dreamlms.functions.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dreamlms.functions.workers.ReconcileReport.Outcome;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.dcsclient.DcsDelivery;
import org.dreamlms.lib.dcsclient.DcsDelivery.Status;
import org.dreamlms.lib.dcsclient.FakeDcsWebhooks;
import org.dreamlms.lib.dcsevents.CallFaults;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.dcsevents.FakePositions;
import org.dreamlms.lib.lambdahttp.TestContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of DCS's log that are there later than those with greater ids. */
@Tag("WH14")
final class LateDeliveriesTest {
  private static final int OURS = 3;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final ApplicationContext context = ReconcileTest.started();
  private final FakeDcsWebhooks dcs =
      context.getBean(FakeDcsWebhooks.class).with(ReconcileTest.subscription(OURS, true));
  private final CallFaults faults = context.getBean(CallFaults.class);
  private final FakeEventLog log = context.getBean(FakeEventLog.class);
  private final FakePositions positions = context.getBean(FakePositions.class);
  private final TickingClock clock = context.getBean(TickingClock.class);

  @BeforeEach
  void knowTheLog() {
    run();
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void wh14_a_delivery_that_is_seen_after_a_later_one_is_done_as_well() {
    dcs.with(delivery(11, "later"));
    assertThat(run()).isEqualTo(read(1));
    dcs.with(delivery(10, "earlier"));

    assertThat(run()).isEqualTo(read(1));

    assertThat(isDone("earlier")).isTrue();
    assertThat(settled()).isEqualTo(11);
    assertThat(run()).isEqualTo(read(0));
  }

  @Test
  void wh14_a_late_one_that_fails_takes_the_position_back_until_it_is_done() {
    dcs.with(delivery(11, "later"));
    run();
    dcs.with(delivery(10, "earlier"));
    faults.at("arrived", When.BEFORE, () -> new EventsUnavailable("test", null));

    assertThat(run()).isEqualTo(new ReconcileReport(Outcome.READ, 0, 0, 1, false, true));
    assertThat(settled()).isEqualTo(9);

    faults.none();
    assertThat(run()).isEqualTo(read(1));
    assertThat(settled()).isEqualTo(11);
  }

  @Test
  void wh14_what_a_restored_dcs_tells_under_ids_of_before_is_done() {
    IntStream.rangeClosed(401, 500).forEach(id -> dcs.with(delivery(id, "before " + id)));
    run();
    assertThat(settled()).isEqualTo(500);
    clock.advance(Duration.ofHours(1));
    IntStream.rangeClosed(451, 510).forEach(id -> dcs.with(delivery(id, "again " + id)));

    assertThat(run()).isEqualTo(read(60));

    assertThat(IntStream.rangeClosed(451, 510)).allMatch(id -> isDone("again " + id));
    assertThat(settled()).isEqualTo(510);
    assertThat(run()).isEqualTo(read(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void wh14_in_whatever_order_rows_appear_each_is_done_by_the_next_run(long seed) {
    Random random = new Random(seed);
    List<Integer> hidden =
        new ArrayList<>(IntStream.rangeClosed(1, 60).mapToObj(id -> id).toList());
    List<Integer> seen = new ArrayList<>();
    while (!hidden.isEmpty()) {
      for (int some = random.nextInt(1, 6); some > 0 && !hidden.isEmpty(); some--) {
        // Of the next few, any.
        int id = hidden.remove(random.nextInt(Math.min(10, hidden.size())));
        dcs.with(delivery(id, "edit " + id));
        seen.add(id);
      }
      clock.advance(Duration.ofMinutes(4));
      run();

      assertThat(seen).as("seed %s", seed).allMatch(id -> isDone("edit " + id));
    }
    assertThat(settled()).isEqualTo(60);
    assertThat(run()).isEqualTo(read(0));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, true", "-PT167H59M, true", "-PT168H, false", "PT1H, true", ", true"})
  void what_is_before_the_position_is_looked_at_for_seven_days(
      @Nullable Duration since, boolean done) {
    dcs.with(delivery(11, "later"));
    run();
    Instant created = since == null ? null : clock.instant().plus(since);
    dcs.with(delivery(10, created, "earlier"));

    run();

    assertThat(isDone("earlier")).isEqualTo(done);
  }

  @Test
  void what_is_new_has_its_turn_before_what_was_settled() {
    dcs.with(delivery(20, "settled"));
    run();
    dcs.with(delivery(18, "late")).with(delivery(21, "new")).with(delivery(22, "newer"));

    assertThat(run(() -> log.records().size() < 3 ? LONG : Duration.ZERO))
        .isEqualTo(new ReconcileReport(Outcome.READ, 2, 0, 0, false, false));

    assertThat(isDone("newer")).isTrue();
    assertThat(settled()).isEqualTo(22);
    assertThat(run()).isEqualTo(read(1));
    assertThat(isDone("late")).isTrue();
  }

  private boolean isDone(String edit) {
    return log.find(EventId.of(body(edit).getBytes(UTF_8)))
        .filter(record -> record.isDoneAt(clock.instant()))
        .isPresent();
  }

  private int settled() {
    return positions.find().orElseThrow().settled();
  }

  private ReconcileReport run() {
    return run(() -> LONG);
  }

  private ReconcileReport run(Supplier<Duration> left) {
    return new ReconcileDeliveries(context)
        .handleRequest(new ScheduledEvent(), new TestContext(left));
  }

  private static ReconcileReport read(int repaired) {
    return new ReconcileReport(Outcome.READ, repaired, 0, 0, false, true);
  }

  private DcsDelivery delivery(int id, String edit) {
    return delivery(id, clock.instant(), edit);
  }

  private static DcsDelivery delivery(int id, @Nullable Instant created, String edit) {
    return new DcsDelivery(
        id, OURS, "book.updated", body(edit), Status.FAILED, 500, 3, created, created);
  }

  private static String body(String edit) {
    return "{\"event\":\"book.updated\",\"data\":{\"id\":12,\"book_title\":\"" + edit + "\"}}";
  }
}
