package org.dreamlms.infra.dcsstandin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A subscriber: keeps what it gets and answers with the status that its URL asks for. */
public final class HookListener implements AutoCloseable {
  /** One delivery as it came over the wire. */
  public record Received(String query, Headers headers, String body) {}

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  private HookListener(HttpServer server) {
    this.server = server;
    server.createContext("/hook", this::receive);
    server.start();
  }

  public static HookListener start() throws IOException {
    return new HookListener(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getQuery();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(new Received(query == null ? "" : query, exchange.getRequestHeaders(), body));
      int status = query == null ? 200 : Integer.parseInt(query.substring("status=".length()));
      if (status / 100 == 3) {
        exchange.getResponseHeaders().set("Location", "/hook");
      }
      byte[] answer = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
