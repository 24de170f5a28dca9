package org.dreamlms.infra.local;

import java.io.IOException;
import org.dreamlms.infra.local.runtime.ReservedPort;

/** Ports of 127.0.0.1. */
final class LocalPorts {
  private LocalPorts() {}

  /**
   * Takes the wished port, or any free one for 0.
   *
   * @throws Refusal when it is taken: better said before anything has started
   */
  static ReservedPort reserve(int wished) {
    try {
      return ReservedPort.take(wished);
    } catch (IOException e) {
      throw new Refusal(
          "Port "
              + wished
              + " of 127.0.0.1 is taken by another program. Stop that one, or start with --port and"
              + " another number.",
          e);
    }
  }
}
