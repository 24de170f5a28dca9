package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dreamlms.lib.dcsevents.Samples.NOON;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.hybridcache.FaultyHttp;
import org.dreamlms.lib.hybridcache.FaultyHttp.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What becomes of the log's requests when the table, or what stands in it, is not as it should. */
final class DynamoEventLogFaultTest {
  /** By its name. */
  record Call(String name, Consumer<EventLog> work) {
    @Override
    public String toString() {
      return name;
    }
  }

  @RegisterExtension static final TestTables tables = new TestTables();

  private static final Duration ENOUGH = Duration.ofSeconds(20);
  private static final InstantSource CLOCK = TickingClock.at(NOON.toString());
  private static final Instant SAID = NOON.minusSeconds(1);
  private static final KnownEvent EVENT = Samples.book("x", 12);
  private static final Commit COMMIT = new Commit(17, NOON.plusMillis(40));
  private static final Instant LATER = COMMIT.at().plus(EventRecord.REMEMBERED);
  private static final EventQuery ALL = new EventQuery(10, null, null, null);

  private static String table = "";

  private final FaultyHttp http = new FaultyHttp(Apache5HttpClient.builder().build());
  private final DynamoDbClient client = EventTable.client(tables, tables.endpoint(), http);
  private final EventLog log =
      new DynamoEventLog(client, table, new TimeLimit(ENOUGH, () -> ENOUGH), CLOCK);

  @BeforeAll
  static void create() {
    table = EventTable.create(tables);
  }

  @AfterEach
  void clean() {
    client
        .scan(scan -> scan.tableName(table))
        .items()
        .forEach(
            item ->
                client.deleteItem(
                    delete ->
                        delete
                            .tableName(table)
                            .key(Map.of("id", Objects.requireNonNull(item.get("id"))))));
    client.close();
  }

  private static Stream<Call> calls() {
    return Stream.of(
        new Call("arrived", log -> log.arrived(Samples.arrival("x", NOON))),
        new Call("done", log -> log.done(EVENT, COMMIT)),
        new Call("ended", log -> log.ended(EVENT, Outcome.QUEUED)),
        new Call("find", log -> log.find(EVENT.id())),
        new Call("list", log -> log.list(ALL)));
  }

  private static Stream<Arguments> faults() {
    return calls()
        .flatMap(
            call ->
                Stream.of(
                        Fault.LOST_REQUEST,
                        Fault.LOST_ANSWER,
                        Fault.THROTTLED,
                        Fault.INTERNAL_ERROR)
                    .map(fault -> Arguments.of(call, fault)));
  }

  @Tag("DY1")
  @ParameterizedTest
  @MethodSource("faults")
  void dy1_one_failure_is_made_good_and_two_are_told(Call call, Fault fault) {
    http.next(fault);
    assertThatCode(() -> call.work().accept(log)).doesNotThrowAnyException();

    http.next(fault, fault);
    assertThatExceptionOfType(EventsUnavailable.class).isThrownBy(() -> call.work().accept(log));
  }

  @Tag("DY1")
  @ParameterizedTest
  @MethodSource("calls")
  void dy1_what_the_transport_throws_is_told_like_any_failure(Call call) {
    http.next(Fault.BROKEN);

    assertThatExceptionOfType(EventsUnavailable.class)
        .isThrownBy(() -> call.work().accept(log))
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @Tag("DY1")
  @ParameterizedTest
  @MethodSource("calls")
  void dy1_a_table_that_never_answers_is_given_up_while_it_still_holds_the_connection(Call call)
      throws IOException {
    // It takes connections, into its backlog, and says nothing.
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        DynamoDbClient waiting =
            EventTable.client(tables, URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
      EventLog unheard =
          new DynamoEventLog(
              waiting, table, new TimeLimit(Duration.ofMillis(100), () -> ENOUGH), CLOCK);

      assertThatExceptionOfType(EventsUnavailable.class)
          .isThrownBy(() -> call.work().accept(unheard));
      assertThat(silent.isClosed()).isFalse();
    }
  }

  @Tag("DY2")
  @Test
  void dy2_of_two_that_begin_a_body_anew_at_once_one_does_and_the_other_hears_of_it() {
    log.arrived(Samples.arrival("x", NOON, SAID));
    log.done(EVENT, COMMIT);
    // Between the count and the new beginning.
    http.afterNext(() -> other().arrived(Samples.arrival("x", LATER.plusSeconds(1), SAID)));

    EventRecord slower = log.arrived(Samples.arrival("x", LATER.plusSeconds(2), SAID));

    assertThat(slower.received()).isEqualTo(LATER.plusSeconds(1));
    assertThat(slower.outcome()).isEqualTo(Outcome.RECEIVED);
    assertThat(slower.deliveries()).isEqualTo(1);
    assertThat(log.find(EVENT.id())).contains(slower);
  }

  @Tag("DY2")
  @Test
  void dy2_a_body_that_somebody_else_has_begun_anew_and_done_meanwhile_is_a_duplicate() {
    log.arrived(Samples.arrival("x", NOON, SAID));
    log.done(EVENT, COMMIT);
    http.afterNext(
        () -> {
          other().arrived(Samples.arrival("x", LATER, SAID));
          other().done(EVENT, new Commit(18, LATER.plusMillis(40)));
        });

    EventRecord slower = log.arrived(Samples.arrival("x", LATER, SAID));

    assertThat(slower.isDoneAt(LATER)).isTrue();
    assertThat(slower.sequence()).isEqualTo(18);
  }

  @Test
  void words_of_a_later_version_are_unknown_ones_and_the_event_is_done_once_more() {
    log.arrived(Samples.arrival("x", NOON));
    change("outcome", AttributeValue.fromS("POSTPONED"));
    change("verdict", AttributeValue.fromS("DOUBTED"));

    EventRecord record = log.arrived(Samples.arrival("x", NOON.plusSeconds(1)));

    assertThat(record.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(record.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(record.isDoneAt(NOON)).isFalse();
    assertThat(record.effect()).isEmpty();
    assertThat(log.find(EVENT.id())).contains(record);
    assertThat(log.list(ALL).records()).containsExactly(record);
    log.done(EVENT, COMMIT);
    assertThat(log.find(EVENT.id())).map(done -> done.isDoneAt(NOON)).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"received S yesterday", "dataId N 99999999999", "visible S ?"})
  void a_record_that_cannot_be_read_is_as_if_it_had_never_come(String damage) {
    EventRecord first = log.arrived(Samples.arrival("x", NOON));
    log.arrived(Samples.arrival("y", NOON.minusSeconds(1)));
    String[] parts = damage.split(" ", 3);
    change(
        parts[0],
        parts[1].equals("N") ? AttributeValue.fromN(parts[2]) : AttributeValue.fromS(parts[2]));

    assertThat(log.find(EVENT.id())).isEmpty();
    assertThatCode(() -> log.ended(EVENT, Outcome.QUEUED)).doesNotThrowAnyException();
    assertThatCode(() -> log.done(EVENT, COMMIT)).doesNotThrowAnyException();
    change(
        parts[0],
        parts[1].equals("N") ? AttributeValue.fromN(parts[2]) : AttributeValue.fromS(parts[2]));
    assertThat(log.list(ALL).records()).extracting(EventRecord::id).contains(Samples.id("y"));

    assertThat(log.arrived(Samples.arrival("x", NOON))).isEqualTo(first);
    assertThat(log.find(EVENT.id())).contains(first);
  }

  private static EventLog other() {
    return EventTable.log(tables, table, CLOCK);
  }

  private void change(String attribute, AttributeValue to) {
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(EventItem.key(EVENT.id()))
                .updateExpression("SET #a = :v")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":v", to)));
  }
}
