package org.dreamlms.functions.workers;

/**
 * What a run has done, for who invokes it by hand: {@code
 * {"outcome":"WARM","publishers":2,"books":6,"complete":true}}.
 *
 * @param publishers how many are in the cache now
 * @param books how many are
 * @param complete false when the time or the number ended it, or it did not happen
 */
public record WarmUpReport(Outcome outcome, int publishers, int books, boolean complete) {

  /** How a run ends that does not fail. */
  public enum Outcome {
    /** Nobody wants it: {@code DCS_CACHE_WARMUP_ENABLED}. */
    OFF,
    WARM,
    /** DCS gave no answer; the next run tries again. */
    DCS_DOWN
  }

  static WarmUpReport nothing(Outcome why) {
    return new WarmUpReport(why, 0, 0, false);
  }
}
