package org.dreamlms.infra.dcsstandin.http;

import java.net.URI;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP/1.1 server, on 127.0.0.1 only.
 *
 * <p>Jetty's core and not the JDK's own server, because the real DCS drops connections (after each
 * 304) and a test of outages must reset them in the middle: Jetty hands out the connection's socket
 * and can close its door and open it again on the same port. It is also the server that the local
 * object store brings along, so nothing new comes onto the class path.
 */
public final class FrontDoor implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;

  /**
   * Listens at once.
   *
   * @param port 0 for any free one
   */
  public FrontDoor(int port, RequestHandler handler) {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("dcs-standin");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    server = new Server(threads);
    server.setHandler(handler);
    server.setErrorHandler(
        (request, response, callback) -> {
          callback.succeeded();
          return true;
        });
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    // Paths are decoded and judged by the routes, as the real server does it.
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setHttpCompliance(HttpCompliance.RFC7230_LEGACY);
    // No acceptor of its own: one that is about to accept while the door closes leaves a connection
    // that nobody answers and nobody drops. The selector accepts, and has ended when "stop"
    // returns.
    connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    // Longer than any client waits: slowness on purpose must not end here.
    connector.setIdleTimeout(300_000);
    connector.setPort(port);
    server.addConnector(connector);
    start(server, "cannot listen on 127.0.0.1:" + port);
    // Keeps the port when the door closes for a while.
    connector.setPort(connector.getLocalPort());
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + connector.getPort());
  }

  /** Refuses connections and drops those that are open. */
  public void shut() {
    try {
      connector.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the door does not close", e);
    }
  }

  public void open() {
    start(connector, "cannot listen on " + uri() + " again");
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
  }

  private static void start(LifeCycle part, String failure) {
    try {
      part.start();
    } catch (Exception e) {
      throw new IllegalStateException(failure, e);
    }
  }
}
