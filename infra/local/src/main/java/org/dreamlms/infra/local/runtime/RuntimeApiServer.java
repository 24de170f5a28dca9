package org.dreamlms.infra.local.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The Runtime APIs of all environments: one port of 127.0.0.1 for each, as each real environment
 * has its own.
 */
final class RuntimeApiServer implements AutoCloseable {
  private final Server server;
  private final Map<Integer, RuntimeSession> sessions = new ConcurrentHashMap<>();

  RuntimeApiServer() {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("runtime-api");
    // Each environment holds a request open while it waits for an event.
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server = new Server(threads);
    server.setHandler(new RuntimeApi(sessions::get));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("The Runtime API did not start", e);
    }
  }

  /** Opens a Runtime API of its own for one environment. */
  Door open(RuntimeSession session) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    // An idle environment waits for its next event as long as it takes.
    connector.setIdleTimeout(0);
    try {
      connector.open();
      sessions.put(connector.getLocalPort(), session);
      server.addConnector(connector);
      connector.start();
    } catch (Exception e) {
      throw new IllegalStateException("A Runtime API did not open", e);
    }
    return new Door(connector);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The Runtime API did not stop", e);
    }
  }

  /** The Runtime API of one environment. */
  final class Door implements AutoCloseable {
    private final ServerConnector connector;
    private final int port;

    private Door(ServerConnector connector) {
      this.connector = connector;
      this.port = connector.getLocalPort();
    }

    String address() {
      return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
      sessions.remove(port);
      server.removeConnector(connector);
      try {
        connector.stop();
      } catch (Exception e) {
        throw new IllegalStateException("A Runtime API did not close", e);
      }
    }
  }
}
