package org.dreamlms.infra.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Serves one page and its script, which call the system as the existing client does. */
final class FrontEnd implements AutoCloseable {
  /** One of the origins that the template allows by default. */
  static final String ORIGIN = "http://localhost:5173";

  private final HttpServer server;

  private FrontEnd(HttpServer server) {
    this.server = server;
  }

  /** On any free port of loopback. */
  static FrontEnd start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> answer(exchange, "text/html", "front-end.html"));
      server.createContext(
          "/front-end.js", exchange -> answer(exchange, "text/javascript", "front-end.js"));
      server.start();
      return new FrontEnd(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, String type, String resource)
      throws IOException {
    try (exchange;
        InputStream in = FrontEnd.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      byte[] bytes = in.readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
