package org.dreamlms.lib.dcsevents;

final class FakeEventLogTest extends EventLogContract {
  @Override
  EventLog log() {
    return new FakeEventLog(new CallFaults());
  }
}
