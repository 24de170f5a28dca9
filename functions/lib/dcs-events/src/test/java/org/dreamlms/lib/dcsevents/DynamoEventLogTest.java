package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dreamlms.lib.dcsevents.Samples.NOON;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.infra.testkit.TickingClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoEventLogTest extends EventLogContract {
  private static final Duration ENOUGH = Duration.ofSeconds(20);
  private static final InstantSource CLOCK = TickingClock.at(NOON.toString());

  @RegisterExtension static final TestTables tables = new TestTables();

  @Override
  EventLog log() {
    return EventTable.log(tables, EventTable.create(tables), CLOCK);
  }

  @Override
  EventLog away() {
    return new DynamoEventLog(
        EventTable.client(tables, URI.create("http://127.0.0.1:1")),
        "events",
        new TimeLimit(ENOUGH, () -> ENOUGH),
        CLOCK);
  }

  @Test
  void an_item_is_gone_some_time_after_thirty_days_and_holds_nothing_of_the_body() {
    String table = EventTable.create(tables);
    EventTable.log(tables, table, CLOCK).arrived(Samples.arrival("a body", NOON));

    Map<String, AttributeValue> item;
    try (DynamoDbClient client = EventTable.client(tables, tables.endpoint())) {
      item = client.scan(scan -> scan.tableName(table)).items().getFirst();
    }

    assertThat(item.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "day",
            "received",
            "sha256",
            "event",
            "dataId",
            "timestamp",
            "verdict",
            "reason",
            "skewed",
            "outcome",
            "deliveries",
            "ttl");
    assertThat(item.get("ttl"))
        .isEqualTo(
            AttributeValue.fromN(Long.toString(NOON.plus(Duration.ofDays(30)).getEpochSecond())));
    assertThat(item.get("received")).isEqualTo(AttributeValue.fromS("2026-03-04T12:00:00.123Z"));
  }

  @Tag("DY1")
  @Test
  void dy1_where_nobody_listens_or_no_table_is_or_no_time_is_left_it_says_so() {
    try (DynamoDbClient nobody = EventTable.client(tables, URI.create("http://127.0.0.1:1"));
        DynamoDbClient there = EventTable.client(tables, tables.endpoint())) {
      for (EventLog log :
          new EventLog[] {
            new DynamoEventLog(nobody, "events", new TimeLimit(ENOUGH, () -> ENOUGH), CLOCK),
            new DynamoEventLog(there, "absent", new TimeLimit(ENOUGH, () -> ENOUGH), CLOCK),
            new DynamoEventLog(there, "absent", new TimeLimit(ENOUGH, () -> Duration.ZERO), CLOCK)
          }) {
        assertThatExceptionOfType(EventsUnavailable.class)
            .isThrownBy(() -> log.arrived(Samples.arrival("x", NOON)));
        assertThatExceptionOfType(EventsUnavailable.class)
            .isThrownBy(() -> log.ended(Samples.book("x", 1), Outcome.QUEUED));
        assertThatExceptionOfType(EventsUnavailable.class)
            .isThrownBy(() -> log.find(Samples.id("x")));
      }
    }
  }
}
