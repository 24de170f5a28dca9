package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dreamlms.lib.dcsevents.Samples.NOON;

import java.net.URI;
import java.time.Duration;
import org.dreamlms.infra.testkit.TestTables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoPositionsTest extends PositionsContract {
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  @RegisterExtension static final TestTables tables = new TestTables();

  @Override
  Positions positions() {
    return EventTable.positions(tables, EventTable.create(tables));
  }

  @Test
  void no_list_of_events_shows_it() {
    String table = EventTable.create(tables);
    assertThat(EventTable.positions(tables, table).keep(Position.first(NOON).next())).isTrue();
    EventLog log = EventTable.log(tables, table, () -> NOON);
    EventRecord event = log.arrived(Samples.arrival("x", NOON));

    assertThat(log.list(new EventQuery(100, null, null, null)).records()).containsExactly(event);
  }

  @Tag("DY1")
  @Test
  void dy1_where_nobody_listens_or_no_table_is_or_no_time_is_left_it_says_so() {
    try (DynamoDbClient nobody = EventTable.client(tables, URI.create("http://127.0.0.1:1"));
        DynamoDbClient there = EventTable.client(tables, tables.endpoint())) {
      for (Positions positions :
          new Positions[] {
            in(nobody, ENOUGH), in(there, ENOUGH), in(there, Duration.ZERO),
          }) {
        assertThatExceptionOfType(EventsUnavailable.class).isThrownBy(positions::find);
        assertThatExceptionOfType(EventsUnavailable.class)
            .isThrownBy(() -> positions.keep(Position.first(NOON).next()));
      }
    }
  }

  private static Positions in(DynamoDbClient client, Duration left) {
    return new DynamoEventLog(client, "absent", new TimeLimit(ENOUGH, () -> left), () -> NOON);
  }
}
