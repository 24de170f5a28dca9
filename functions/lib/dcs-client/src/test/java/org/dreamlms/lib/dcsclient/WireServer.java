package org.dreamlms.lib.dcsclient;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small HTTP/1.1 server on loopback that can also behave badly: every byte is the handler's own.
 * Keeps connections until the handler closes them.
 */
final class WireServer implements AutoCloseable {

  private final ServerSocket server;
  private final Handler handler;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * One request.
   *
   * @param connection number of the connection, from 1
   * @param target path and query as sent
   * @param headers names in lower case
   */
  record Received(
      int connection, String method, String target, Map<String, String> headers, String body) {
    boolean isLogin() {
      return target.equals("/auth/login");
    }
  }

  @FunctionalInterface
  interface Handler {
    void handle(Received request, Reply reply) throws IOException, InterruptedException;
  }

  WireServer(Handler handler) {
    this.handler = handler;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** A server where logging in works, with the given rest. */
  static WireServer signedIn(Handler rest) {
    return new WireServer(
        (request, reply) -> {
          if (request.isLogin()) {
            reply.json(200, "{\"access_token\":\"t0ken\",\"token_type\":\"bearer\"}");
          } else {
            rest.handle(request, reply);
          }
        });
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** All requests but logins. */
  List<Received> asked() {
    return received.stream().filter(request -> !request.isLogin()).toList();
  }

  List<Received> logins() {
    return received.stream().filter(Received::isLogin).toList();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        int number = connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket, number));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (!socket.isClosed()) {
        String requestLine = line(in);
        if (requestLine.isEmpty()) {
          return;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          int colon = header.indexOf(':');
          headers.put(
              header.substring(0, colon).toLowerCase(Locale.ROOT),
              header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] parts = requestLine.split(" ", -1);
        Received request = new Received(number, parts[0], parts[1], headers, body);
        received.add(request);
        handler.handle(request, new Reply(socket));
      }
    } catch (IOException | InterruptedException _) {
      // The client went away, or the test is over.
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** What is sent back. */
  static final class Reply {
    private final Socket socket;
    private final OutputStream out;

    Reply(Socket socket) throws IOException {
      this.socket = socket;
      this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    void json(int status, String body) throws IOException {
      send(
          status,
          Map.of("content-type", "application/json"),
          body.getBytes(StandardCharsets.UTF_8));
    }

    void send(int status, Map<String, String> headers, byte[] body) throws IOException {
      head(status, headers, body.length);
      raw(body);
    }

    void head(int status, Map<String, String> headers, long length) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
      headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
      raw(head.append("content-length: ").append(length).append("\r\n\r\n").toString());
    }

    void raw(String text) throws IOException {
      raw(text.getBytes(StandardCharsets.UTF_8));
    }

    void raw(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Ends the connection the hard way: the client sees a reset. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    void close() throws IOException {
      socket.close();
    }

    /** Stays silent until the client goes away; then counts down. */
    void holdUntilClientLeaves(CountDownLatch left) throws IOException {
      int b = socket.getInputStream().read();
      if (b < 0) {
        left.countDown();
      }
      socket.close();
    }

    void await(CountDownLatch latch) throws InterruptedException {
      boolean opened = latch.await(20, TimeUnit.SECONDS);
      assert opened;
    }
  }
}
