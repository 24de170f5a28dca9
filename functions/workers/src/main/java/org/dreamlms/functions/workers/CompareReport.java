package org.dreamlms.functions.workers;

/**
 * What a run has found, for who invokes it by hand.
 *
 * @param publishers how many DCS lists
 * @param books how many it lists
 * @param configs of how many the config was asked for
 * @param repaired how many changes were found that no event had told, and invalidated
 * @param told how many were found that an event had told; they were invalidated once more
 * @param lossy whether a list lacks more than half of what was known
 * @param cleared whether there was so much that everything was invalidated
 * @param complete false when time or DCS ended it before all configs that were due
 */
public record CompareReport(
    Outcome outcome,
    int publishers,
    int books,
    int configs,
    int repaired,
    int told,
    boolean lossy,
    boolean cleared,
    boolean complete) {

  /** How a run ends that does not fail. */
  public enum Outcome {
    /** Nothing was known before; from now on it is. */
    REMEMBERED,
    COMPARED,
    /** DCS did not give its lists, or is left alone. Nothing is known to have changed. */
    DCS_DOWN,
    /** What DCS gives is no list. */
    UNREADABLE,
    /**
     * The table of events or that of the cache did not answer. What was not kept, the next run
     * finds again.
     */
    STORES_DOWN
  }

  static CompareReport nothing(Outcome why) {
    return new CompareReport(why, 0, 0, 0, 0, 0, false, false, false);
  }
}
