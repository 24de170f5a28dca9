package org.dreamlms.lib.hybridcache;

/**
 * How often this environment may ask the origin when no lease can be had: with a shared tier that
 * is down, many environments would otherwise become a herd.
 */
final class TokenBucket {
  private final int most;
  private final Pace pace;
  private double tokens;
  private Moment counted;

  /**
   * @param perSecond also the most that can be saved up
   */
  TokenBucket(int perSecond, Pace pace) {
    if (perSecond < 1 || perSecond > 1000) {
      throw new IllegalArgumentException("1 to 1000 a second, not " + perSecond);
    }
    this.most = perSecond;
    this.pace = pace;
    this.tokens = perSecond;
    this.counted = pace.now();
  }

  synchronized boolean take() {
    Moment now = pace.now();
    long passed = Math.min(now.millisSince(counted), 1000);
    tokens = Math.min(most, tokens + passed * most / 1000.0);
    counted = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
