package org.dreamlms.infra.local.border;

/** A loaded function. One call at a time. */
public interface Guest {
  /**
   * Has the handler answer an event.
   *
   * @param deadlineMillis when the function times out, since the epoch
   * @return what the handler wrote
   * @throws FunctionFailure when the handler threw
   */
  byte[] call(String requestId, String traceId, String arn, long deadlineMillis, byte[] event)
      throws FunctionFailure;

  /** Closes the handler, when it can be closed: its connections and threads end. */
  void close() throws Exception;
}
