package org.dreamlms.functions.workers;

/**
 * What a run has found, for who invokes it by hand.
 *
 * @param repaired how many deliveries it completed that DCS had given up, or took for done
 * @param early how many it completed that DCS was still at, by its log; also those that it will
 *     never end, as when it was restarted
 * @param failed how many it could not complete; the next run tries again
 * @param cleared whether it invalidated everything
 * @param complete false when the time ended it, or it did not happen
 */
public record ReconcileReport(
    Outcome outcome, int repaired, int early, int failed, boolean cleared, boolean complete) {

  /** How a run ends that does not fail. */
  public enum Outcome {
    /** It has no address: {@code DCS_WEBHOOK_URL}. */
    OFF,
    /** The log was read. */
    READ,
    /** DCS has no active subscription with our address and all events. */
    NO_SUBSCRIPTION,
    /** DCS did not give its log. */
    UNREACHABLE,
    /** The table of events or that of the cache did not answer; nothing is kept of this run. */
    STORES_DOWN
  }

  static ReconcileReport nothing(Outcome why) {
    return new ReconcileReport(why, 0, 0, 0, false, false);
  }

  static ReconcileReport blind(Outcome why, boolean cleared) {
    return new ReconcileReport(why, 0, 0, 0, cleared, false);
  }
}
