package org.dreamlms.lib.hybridcache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A way to a server on which the first connection is taken and never answered, as one that died
 * without anybody being told; later ones are passed on.
 */
public final class FirstSwallowed implements AutoCloseable {
  private final ServerSocket door;
  private final URI server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private FirstSwallowed(ServerSocket door, URI server) {
    this.door = door;
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  /** The caller closes it. */
  public static FirstSwallowed before(URI server) {
    try {
      return new FirstSwallowed(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), server);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  private void accept() {
    for (int number = 1; !door.isClosed(); number++) {
      @Nullable Socket in = quietly(door::accept);
      if (in == null) {
        return;
      }
      sockets.add(in);
      if (number > 1) {
        @Nullable Socket out = quietly(() -> new Socket(server.getHost(), server.getPort()));
        if (out != null) {
          sockets.add(out);
          Thread.ofVirtual().start(() -> pass(in, out));
          Thread.ofVirtual().start(() -> pass(out, in));
        }
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    quietly(() -> from.getInputStream().transferTo(to.getOutputStream()));
    quietly(
        () -> {
          to.close();
          return to;
        });
  }

  private static <T> @Nullable T quietly(Doing<T> doing) {
    try {
      return doing.now();
    } catch (IOException closed) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Of sockets, which may be closed any time. */
  @FunctionalInterface
  private interface Doing<T> {
    T now() throws IOException;
  }
}
