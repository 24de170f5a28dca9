package org.dreamlms.infra.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of 127.0.0.1. */
final class FreePort {
  private FreePort() {}

  /**
   * Returns the wished port when it is free, and any free one for 0.
   *
   * <p>Another process can take it before the store does; the store then fails to start.
   *
   * @throws StoreException when the wished port is taken
   */
  static int choose(int wished, String store) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: a port in TIME_WAIT, left by the last run, counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), wished), 1);
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StoreException(
          "Port " + wished + " of 127.0.0.1 is taken: " + store + " cannot start there.", e);
    }
  }

  static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(loopback(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
