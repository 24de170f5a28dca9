package org.dreamlms.lib.hybridcache;

import java.time.Duration;

/**
 * The protocol's times.
 *
 * @param pollInterval how far behind an invalidation an answer may be; cache protocol, N
 * @param unverified how far behind while polls fail; cache protocol, N_max
 * @param lease how long the right to fetch lasts without being renewed; shorter than waiters wait,
 *     or they would all fetch when a holder dies
 * @param leaseRenewal how often a living holder renews it
 * @param waitAtMost for somebody else's fetch
 * @param failureBackoff how long an entry that the origin failed to renew answers before it is
 *     asked again, give or take a fifth
 * @param originDown how long the origin is left alone when it failed several times in a row, give
 *     or take a fifth
 */
public record CacheTimes(
    Duration pollInterval,
    Duration unverified,
    Duration lease,
    Duration leaseRenewal,
    Duration waitAtMost,
    Duration failureBackoff,
    Duration originDown) {

  /** Of the cache protocol, sections 3.2 and 7.4. */
  public static final CacheTimes USUAL =
      new CacheTimes(
          Duration.ofMillis(1000),
          Duration.ofSeconds(30),
          Duration.ofMillis(800),
          Duration.ofMillis(400),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  public CacheTimes {
    if (unverified.compareTo(pollInterval) < 0
        || leaseRenewal.compareTo(lease) >= 0
        || waitAtMost.compareTo(lease) <= 0
        || pollInterval.isNegative()
        || !leaseRenewal.isPositive()) {
      throw new IllegalArgumentException("These times of the cache contradict each other");
    }
  }
}
