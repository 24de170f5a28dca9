package org.dreamlms.lib.dcsevents;

import java.time.Duration;

/** How long the next request may take. */
record TimeLimit(Duration timeout, RemainingTime remaining) {

  /**
   * @throws EventsUnavailable when no time is left
   */
  Duration forNext(String operation) {
    Duration left = remaining.left();
    if (!left.isPositive()) {
      throw new EventsUnavailable(operation + ", for want of time", null);
    }
    return left.compareTo(timeout) < 0 ? left : timeout;
  }
}
