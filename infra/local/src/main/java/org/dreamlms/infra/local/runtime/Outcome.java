package org.dreamlms.infra.local.runtime;

/** How an invocation ended. */
public sealed interface Outcome {
  /** The function answered; the payload is whatever it wrote. */
  record Answered(byte[] payload) implements Outcome {}

  /**
   * A function error, as Lambda reports it: thrown, timed out, crashed, or an answer that is too
   * large.
   *
   * @param error JSON with {@code errorMessage} and usually {@code errorType}
   */
  record Failed(String error) implements Outcome {}

  /** No environment was free, and too many invocations wait already. */
  record Throttled() implements Outcome {}
}
