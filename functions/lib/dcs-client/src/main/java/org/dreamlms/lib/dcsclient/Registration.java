package org.dreamlms.lib.dcsclient;

/** What {@link RegisterSubscription} found to do. */
public sealed interface Registration {

  /** The one that is there now. */
  DcsSubscription subscription();

  /** How many others with the same address were removed. */
  int surplus();

  /** There was none. */
  record Created(DcsSubscription subscription, int surplus) implements Registration {}

  /**
   * It differed: inactive, other events, another secret or description. Events may have been missed
   * until now.
   */
  record Changed(DcsSubscription subscription, int surplus) implements Registration {}

  /** It was as it should be. */
  record Unchanged(DcsSubscription subscription, int surplus) implements Registration {}
}
