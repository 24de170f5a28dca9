package org.dreamlms.lib.ratelimits;

/** Counts what happens, for all environments of all functions together. */
public interface RateLimits {

  /**
   * Counts one more, unless the limit is reached: what is refused does not count, so nobody stays
   * locked out by trying on. Safe for any number of threads and environments; of any number at once
   * no more than {@link RateLimit#most()} are within.
   *
   * <p>Never throws. When the store cannot answer in time the caller decides what that means: a
   * login is refused, reading goes on.
   *
   * @param key whom to count for, any text; it is kept as a hash
   */
  RateVerdict count(RateLimit limit, String key);
}
