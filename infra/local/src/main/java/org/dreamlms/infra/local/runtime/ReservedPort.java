package org.dreamlms.infra.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port of 127.0.0.1 that nobody else gets before it is let go, right before its server binds it.
 * A port that was only looked at is given to the next server that asks for any.
 */
public final class ReservedPort implements AutoCloseable {
  private final ServerSocket holder;
  private final int number;

  private ReservedPort(ServerSocket holder) {
    this.holder = holder;
    this.number = holder.getLocalPort();
  }

  /**
   * Takes the wished port, or any free one for 0.
   *
   * @throws IOException when it is taken
   */
  public static ReservedPort take(int wished) throws IOException {
    ServerSocket holder = new ServerSocket();
    try {
      // As servers do: a port that the last run left in TIME_WAIT counts as free.
      holder.setReuseAddress(true);
      holder.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wished));
      return new ReservedPort(holder);
    } catch (IOException e) {
      holder.close();
      throw e;
    }
  }

  public int number() {
    return number;
  }

  /** Lets it go. Nothing happens the second time. */
  @Override
  public void close() {
    try {
      holder.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + number + " was not let go", e);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
