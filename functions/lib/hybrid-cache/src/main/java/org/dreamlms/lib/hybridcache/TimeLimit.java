package org.dreamlms.lib.hybridcache;

import java.time.Duration;

/** How long the next request may take. Safe for any number of threads. */
final class TimeLimit {
  /** A name is looked up and TLS agreed on, on the little CPU of a small function. */
  static final Duration CONNECTING = Duration.ofSeconds(1);

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

  /** There is a connection, whatever came over it. */
  void answered() {
    answered = true;
  }
}
