package org.dreamlms.infra.local.runtime;

import org.jspecify.annotations.Nullable;

/** What the Runtime API of one environment is connected to. */
interface RuntimeSession {
  /**
   * Waits for the next invocation.
   *
   * @return null when the environment ends
   */
  @Nullable Handover next() throws InterruptedException;

  /**
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

  /**
   * @param deadlineMillis when the function times out, since the epoch
   */
  record Handover(Invocation invocation, String functionArn, long deadlineMillis) {}
}
