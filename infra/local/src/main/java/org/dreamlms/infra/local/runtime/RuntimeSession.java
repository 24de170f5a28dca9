package org.dreamlms.infra.local.runtime;

import org.jspecify.annotations.Nullable;

/** What the runtime of one environment talks to. */
interface RuntimeSession {
  /**
   * Waits for the next invocation.
   *
   * @return null when the environment ends
   */
  @Nullable Handover next() throws InterruptedException;

  /**
   * Takes an answer; one that is larger than Lambda takes becomes a function error, and the runtime
   * gets no further invocation.
   *
   * @return whether an invocation of that id is running
   */
  boolean answered(String requestId, byte[] payload);

  /**
   * @return whether an invocation of that id is running
   */
  boolean failed(String requestId, String error);

  void startFailed(String error);

  /** The runtime is about to end by itself; no further invocation is given to it. */
  void retire();

  /** The runtime has ended by itself; whoever waits for an answer gets an error. */
  void exited(int status);

  /**
   * @param deadlineMillis when the function times out, since the epoch
   */
  record Handover(Invocation invocation, String functionArn, long deadlineMillis) {}
}
