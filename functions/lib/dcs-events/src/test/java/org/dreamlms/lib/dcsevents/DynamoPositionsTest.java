package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.dcsevents.Samples.NOON;

import org.dreamlms.infra.testkit.TestTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DynamoPositionsTest extends PositionsContract {
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
}
