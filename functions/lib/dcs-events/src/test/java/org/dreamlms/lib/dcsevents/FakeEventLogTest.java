package org.dreamlms.lib.dcsevents;

import org.dreamlms.lib.dcsevents.CallFaults.When;

final class FakeEventLogTest extends EventLogContract {
  @Override
  EventLog log() {
    return new FakeEventLog(new CallFaults(), () -> Samples.NOON);
  }

  @Override
  EventLog away() {
    CallFaults faults = new CallFaults();
    faults.at("", When.BEFORE, () -> new EventsUnavailable("test", null));
    return new FakeEventLog(faults, () -> Samples.NOON);
  }
}
