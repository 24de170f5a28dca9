package org.dreamlms.functions.workers;

import org.dreamlms.functions.workers.ReconcileReport.Outcome;
import org.dreamlms.functions.workers.SettleDelivery.Settled;

/**
 * What has come of the deliveries of one run. Those beyond the position are added in the order of
 * their ids; one before it that fails takes the position back.
 */
final class Tally {
  private int upTo;
  private boolean unbroken = true;
  private boolean complete = true;
  private int repaired;
  private int early;
  private int failed;

  Tally(int settledBefore) {
    upTo = settledBefore;
  }

  void add(int id, Settled settled) {
    switch (settled) {
      case BEFORE -> {}
      case NOW -> repaired++;
      case EARLY -> early++;
      case FAILED -> {
        failed++;
        unbroken = false;
        upTo = Math.min(upTo, id - 1);
      }
    }
    upTo = unbroken ? Math.max(upTo, id) : upTo;
  }

  /** There are more, for which no time was left. */
  void cutOff() {
    complete = false;
  }

  /** All up to this id are settled. */
  int upTo() {
    return upTo;
  }

  int repaired() {
    return repaired;
  }

  int early() {
    return early;
  }

  int failed() {
    return failed;
  }

  ReconcileReport report(boolean cleared) {
    return new ReconcileReport(Outcome.READ, repaired, early, failed, cleared, complete);
  }
}
