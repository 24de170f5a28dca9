package org.dreamlms.lib.dcsevents;

import java.util.ArrayList;
import java.util.List;

/** Orders in memory. Passes {@link FollowUpsContract}. */
public final class FakeFollowUps implements FollowUps {
  private final List<FollowUp> orders = new ArrayList<>();
  private final CallFaults faults;

  public FakeFollowUps(CallFaults faults) {
    this.faults = faults;
  }

  @Override
  public void order(FollowUp followUp) {
    faults.around("order " + followUp.step(), () -> keep(followUp));
  }

  /** All orders so far. */
  public synchronized List<FollowUp> orders() {
    return List.copyOf(orders);
  }

  /** How many there are: cheap, however many. */
  public synchronized int count() {
    return orders.size();
  }

  private synchronized boolean keep(FollowUp followUp) {
    return orders.add(followUp);
  }
}
