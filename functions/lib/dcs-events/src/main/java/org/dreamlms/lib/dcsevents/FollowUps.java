package org.dreamlms.lib.dcsevents;

/**
 * Orders for workers. An order is carried out at least once, and one that fails again and again
 * ends where people find it.
 */
@FunctionalInterface
public interface FollowUps {

  /**
   * Returns when the order is kept. {@link FollowUp.Step#AGAIN} is carried out a moment later, see
   * {@link EventsSettings#againAfter}.
   *
   * @throws EventsUnavailable when it is not known to be kept; it may be ordered again
   */
  void order(FollowUp followUp);
}
