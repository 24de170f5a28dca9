package org.dreamlms.lib.dcsclient;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt to get one answer over the network. */
interface Wire {

  /** How to get a connection. */
  enum Connection {
    /** One that is still open from before, if there is one. */
    KEPT,
    /** A new one: the kept ones may all be dead, after a freeze of the Lambda or a 304 of DCS. */
    NEW
  }

  /**
   * Sends once and reads the whole answer, whatever its status.
   *
   * @param bearer token or key; null to send none
   * @param within time for everything from connecting to the last byte
   */
  Answer send(Ask ask, @Nullable String bearer, Duration within, Connection connection)
      throws WireFailure;
}
