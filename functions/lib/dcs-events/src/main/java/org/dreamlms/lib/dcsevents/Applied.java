package org.dreamlms.lib.dcsevents;

/** How it went with an event. */
public sealed interface Applied {

  /** Committed, ordered once more, and recorded. */
  record Done(Commit commit) implements Applied {}

  /**
   * Not known to be done: to be done again from the start, which does no harm.
   *
   * @param missing the first thing that did not succeed
   */
  record Undone(Missing missing, RuntimeException cause) implements Applied {}

  /** What may be missing. */
  enum Missing {
    INVALIDATION,
    SECOND_INVALIDATION,
    RECORD
  }
}
