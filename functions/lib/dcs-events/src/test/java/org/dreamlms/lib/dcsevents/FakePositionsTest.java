package org.dreamlms.lib.dcsevents;

final class FakePositionsTest extends PositionsContract {
  @Override
  Positions positions() {
    return new FakePositions(new CallFaults());
  }
}
