package org.dreamlms.lib.hybridcache;

import java.time.Duration;

/** How long the next request may take. Safe for any number of threads. */
final class TimeLimit {
  /** A name is looked up and TLS agreed on, on the little CPU of a small function. */
  static final Duration CONNECTING = Duration.ofSeconds(1);

  /** Of one request. The second is for a connection that died while all was frozen. */
  static final int ATTEMPTS = 2;

  /** DynamoDB takes some 5 ms, and a small function stands still for longer now and then. */
  static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(50);

  private final Duration timeout;
  private final RemainingTime remaining;
  private volatile boolean answered;

  TimeLimit(Duration timeout, RemainingTime remaining) {
    this.timeout = timeout;
    this.remaining = remaining;
  }

  /**
   * @throws SharedStoreException when no time is left
   */
  Duration forNext(String operation) {
    Duration left = remaining.left();
    if (!left.isPositive()) {
      throw new SharedStoreException(operation + ", for want of time");
    }
    Duration most = answered || timeout.compareTo(CONNECTING) > 0 ? timeout : CONNECTING;
    return left.compareTo(most) < 0 ? left : most;
  }

  /**
   * How long one attempt may take, so that a connection of which nobody says that it is dead leaves
   * time for another: half of the whole, though not less than an answer, or before the first answer
   * a new connection, needs. As long as the whole, there is no second one.
   */
  Duration forAttempt(Duration whole) {
    Duration half = whole.dividedBy(ATTEMPTS);
    Duration least = answered ? SHORTEST_ATTEMPT : CONNECTING;
    Duration attempt = half.compareTo(least) < 0 ? least : half;
    return attempt.compareTo(whole) < 0 ? attempt : whole;
  }

  /** There is a connection, whatever came over it. */
  void answered() {
    answered = true;
  }
}
