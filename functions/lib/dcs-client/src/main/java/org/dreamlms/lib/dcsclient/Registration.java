package org.dreamlms.lib.dcsclient;

/** What {@link RegisterSubscription} found to do. */
public sealed interface Registration {

  /** It is as it should be now. */
  sealed interface Settled extends Registration {

    /** The one that is there now. */
    DcsSubscription subscription();

    /** How many others with the same address were removed. */
    int surplus();
  }

  /** There was none. */
  record Created(DcsSubscription subscription, int surplus) implements Settled {}

  /**
   * It was not right when it was first looked for: inactive, other events, another secret or
   * description; or there was none, and somebody else made it meanwhile. Events may have been
   * missed until now.
   */
  record Changed(DcsSubscription subscription, int surplus) implements Settled {}

  /** It was as it should be. */
  record Unchanged(DcsSubscription subscription, int surplus) implements Settled {}

  /**
   * It was not right, and DCS failed before it was known to be. What was sent may have been carried
   * out, so that the next registration finds nothing to do: events may have been missed until now,
   * and nobody will say so later.
   */
  record Unfinished(DcsException why) implements Registration {}
}
