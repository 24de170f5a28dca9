package org.dreamlms.lib.dcsclient;

/**
 * Keeps retries from multiplying the load on a DCS that is already in trouble: over time at most
 * one call in ten is a retry. Tokens as in the retry throttling of gRPC (gRFC A6). Safe for any
 * number of threads.
 */
final class RetryBudget {

  private static final int PER_RETRY = 10;
  private static final int MOST = 10 * PER_RETRY;

  private int tokens = MOST;

  synchronized void earn() {
    tokens = Math.min(MOST, tokens + 1);
  }

  /** False when too many were spent lately. */
  synchronized boolean spend() {
    if (tokens < PER_RETRY) {
      return false;
    }
    tokens -= PER_RETRY;
    return true;
  }
}
