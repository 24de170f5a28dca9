package org.dreamlms.lib.dcsevents;

import java.util.List;

final class FakeFollowUpsTest extends FollowUpsContract {
  private final FakeFollowUps fake = new FakeFollowUps(new CallFaults());

  @Override
  FollowUps followUps() {
    return fake;
  }

  @Override
  List<FollowUp> carriedOut(int expected) {
    return fake.orders();
  }
}
