package org.dreamlms.lib.dcsevents;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * How long the next request may take, all attempts together. One attempt may take half of it: the
 * other half is for the second one, when a connection died while all was frozen and nobody says so.
 */
record TimeLimit(Duration timeout, RemainingTime remaining) {
  /** Of one request. */
  static final int ATTEMPTS = 2;

  /**
   * @throws EventsUnavailable when no time is left
   */
  Duration forNext(String operation) {
    Duration left = remaining.left();
    if (!left.isPositive()) {
      throw new EventsUnavailable(operation + ", for want of time", null);
    }
    return left.compareTo(timeout) < 0 ? left : timeout;
  }

  /**
   * As the SDK is told.
   *
   * @throws EventsUnavailable when no time is left
   */
  Consumer<AwsRequestOverrideConfiguration.Builder> of(String operation) {
    Duration whole = forNext(operation);
    return override ->
        override.apiCallTimeout(whole).apiCallAttemptTimeout(whole.dividedBy(ATTEMPTS));
  }
}
