package org.dreamlms.infra.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
final class LocalPorts {
  private LocalPorts() {}

  /**
   * Returns the wished port, or any free one for 0.
   *
   * @throws Refusal when it is taken: better said before anything has started
   */
  static int choose(int wished) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: a port that the last run left in TIME_WAIT counts as free.
      socket.setReuseAddress(true);
      socket.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wished));
      return socket.getLocalPort();
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
