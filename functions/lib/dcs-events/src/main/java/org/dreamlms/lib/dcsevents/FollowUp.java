package org.dreamlms.lib.dcsevents;

/** What is to be done with an event later. */
public record FollowUp(Step step, KnownEvent event) {

  /** What it is. */
  public enum Step {
    /** Once more the same tags: DCS may have answered the old content for a moment. */
    AGAIN,
    /** All that the delivery could not do. */
    COMPLETE
  }
}
