package org.dreamlms.infra.local.stores;

import java.net.URI;
import java.util.concurrent.Executors;
import org.dreamlms.infra.local.Refusal;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A thin pass-through in front of the bucket server, where bucket events can be seen as they
 * happen.
 *
 * <p>It streams both ways and changes nothing: the Host header and the path stay as they were sent,
 * for they are part of the signature.
 */
final class S3PassThrough implements AutoCloseable {
  /** Presigned URLs with a session token are long. */
  private static final int HEADER_BYTES = 32 * 1024;

  private final Server server;
  private final ServerConnector connector;

  private S3PassThrough(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * @param port 0 = any free one
   * @param store the bucket server
   */
  static S3PassThrough start(int port, URI store) {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("s3-pass-through");
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(new Unchanged(store));
    server.setStopTimeout(0);
    try {
      server.start();
    } catch (Exception e) {
      throw new Refusal("The pass-through of the buckets did not start on port " + port + ".", e);
    }
    return new S3PassThrough(server, connector);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The pass-through of the buckets did not stop", e);
    }
  }

  private static final class Unchanged extends ProxyHandler.Reverse {
    Unchanged(URI store) {
      super(
          request ->
              HttpURI.build(request.getHttpURI())
                  .scheme(store.getScheme())
                  .authority(store.getHost(), store.getPort()));
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
      super.configureHttpClient(client);
      client.setRequestBufferSize(HEADER_BYTES);
      client.setUserAgentField(null);
      client.setFollowRedirects(false);
    }

    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request toStore) {
      super.copyRequestHeaders(request, toStore);
      String host = request.getHeaders().get(HttpHeader.HOST);
      if (host != null) {
        toStore.headers(headers -> headers.put(HttpHeader.HOST, host));
      }
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toStore) {
      // None: the store is to see what the client sent.
    }
  }
}
