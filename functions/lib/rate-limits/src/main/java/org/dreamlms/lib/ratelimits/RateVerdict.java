package org.dreamlms.lib.ratelimits;

import java.time.Duration;

/** What came of counting. */
public sealed interface RateVerdict {

  /** It was counted, and may happen. */
  record Within() implements RateVerdict {}

  /**
   * It was not counted, and may not happen.
   *
   * @param retryAfter until the next window begins; whole seconds, at least 1
   */
  record Exceeded(Duration retryAfter) implements RateVerdict {}

  /** The store did not answer, so whether it was counted is not known. */
  record NotCounted() implements RateVerdict {}
}
