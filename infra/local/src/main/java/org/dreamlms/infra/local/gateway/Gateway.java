package org.dreamlms.infra.local.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.template.LocalTemplate.Cors;
import org.dreamlms.infra.local.template.LocalTemplate.Route;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A port of 127.0.0.1 that takes requests of clients. */
public final class Gateway implements AutoCloseable {
  /** Beyond the platform's own limit, so that it is the table that answers. */
  private static final int SERVER_HEADER_BYTES = 64 * 1024;

  private final Server server;
  private final ServerConnector connector;

  private Gateway(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Opens the HTTP API, and beside it {@code POST /_events/<Function>} and the reference page.
   *
   * @param port 0 = any free one
   * @param functions names for {@code /_events}
   * @param document the API's OpenAPI document
   * @throws Refusal when the port is taken
   */
  public static Gateway httpApi(
      int port,
      List<Route> routes,
      Optional<Cors> cors,
      Set<String> functions,
      Invoker invoker,
      Supplier<byte[]> document,
      InstantSource clock) {
    Door.Desk api = new HttpApiDesk(routes, cors, invoker);
    Door.Desk events = new EventDesk(functions, invoker, api);
    return open(port, new Door(new ReferenceDesk(document, events), clock));
  }

  /**
   * Opens a Function URL.
   *
   * @param timeout the function's own
   */
  public static Gateway functionUrl(
      int port,
      String function,
      Duration timeout,
      Optional<Cors> cors,
      Invoker invoker,
      InstantSource clock) {
    return open(port, new Door(new FunctionUrlDesk(function, timeout, cors, invoker), clock));
  }

  /** Without a slash at the end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The gateway did not stop", e);
    }
  }

  private static Gateway open(int port, Door door) {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("gateway");
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(SERVER_HEADER_BYTES);
    http.setResponseHeaderSize(SERVER_HEADER_BYTES);
    // Functions see paths as they were sent, odd ones too.
    http.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(door);
    server.setErrorHandler(new UnreadableRequest());
    server.setStopTimeout(0);
    try {
      server.start();
    } catch (Exception e) {
      throw new Refusal(
          "Port "
              + port
              + " of 127.0.0.1 is taken by another program. Stop that one, or start with"
              + " --port and another number.",
          e);
    }
    return new Gateway(server, connector);
  }
}
