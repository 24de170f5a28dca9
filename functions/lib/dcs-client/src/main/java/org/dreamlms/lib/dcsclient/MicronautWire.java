package org.dreamlms.lib.dcsclient;

import io.micronaut.core.io.buffer.ReadBufferFactory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.stream.AvailableByteArrayBody;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration.ConnectionPoolConfiguration;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Over Micronaut's HTTP client, in its raw form: the body comes as a stream (given up as soon as it
 * is too large, an error status is an answer like any other, and a redirect is never followed, so
 * no token goes to another host.
 *
 * <p>Two clients, one keeps connections and one does not. One thread each is plenty for an
 * environment that works on one request at a time.
 */
final class MicronautWire implements Wire, AutoCloseable {

  /** uvicorn closes an idle connection after 5 s; reusing one at that moment costs a retry. */
  private static final Duration KEPT_FOR = Duration.ofSeconds(4);

  /** Where Micronaut's client notes the connection of a request. */
  private static final String CHANNEL = "netty_channel";

  private final String base;
  private final RawHttpClient kept;
  private final RawHttpClient fresh;

  MicronautWire(DcsSettings settings) {
    String url = settings.baseUrl().toString();
    base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    kept = client(settings, true);
    fresh = client(settings, false);
  }

  private static RawHttpClient client(DcsSettings settings, boolean pooled) {
    DefaultHttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    ConnectionPoolConfiguration pool = configuration.getConnectionPoolConfiguration();
    pool.setEnabled(pooled);
    pool.setMaxConcurrentHttp1Connections(settings.maxConnections());
    configuration.setConnectionPoolIdleTimeout(KEPT_FOR);
    configuration.setConnectTimeout(settings.connectTimeout());
    // Only the last resort: the limit of an attempt, which covers all of it, is kept by the caller.
    configuration.setReadTimeout(settings.readTimeout().plusSeconds(1));
    configuration.setFollowRedirects(false);
    // Nothing compressed is asked for; what comes compressed all the same could be a bomb and is
    // refused.
    configuration.setDecompressionEnabled(false);
    configuration.setNumOfThreads(1);
    configuration.setThreadFactory(DcsThreads.class);
    return RawHttpClient.create(null, configuration);
  }

  /** Daemons: a client that was not closed must not keep a process alive. */
  public static final class DcsThreads extends DefaultThreadFactory {
    public DcsThreads() {
      super("dcs-client", true);
    }
  }

  @Override
  public Answer send(Ask ask, @Nullable String bearer, Duration within, Connection connection)
      throws WireFailure {
    MutableHttpRequest<?> request = request(ask, bearer);
    AnswerCollector collector = new AnswerCollector(ask.limit());
    RawHttpClient client = connection == Connection.KEPT ? kept : fresh;
    client.exchange(request, body(ask), null).subscribe(collector);
    try {
      return collector.answer().get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      giveUp(collector, request);
      throw new WireFailure(WireFailure.Kind.TIMEOUT, "no answer within " + within, e);
    } catch (InterruptedException e) {
      giveUp(collector, request);
      Thread.currentThread().interrupt();
      throw new WireFailure(WireFailure.Kind.INTERRUPTED, "interrupted", e);
    } catch (ExecutionException e) {
      giveUp(collector, request);
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  private MutableHttpRequest<?> request(Ask ask, @Nullable String bearer) {
    URI uri = URI.create(base + ask.path());
    MutableHttpRequest<?> request =
        switch (ask.verb()) {
          case GET -> HttpRequest.GET(uri);
          case QUERY, POST -> HttpRequest.POST(uri, "");
          case PUT -> HttpRequest.PUT(uri, "");
          case DELETE -> HttpRequest.DELETE(uri);
        };
    request
        .header("Accept-Encoding", "identity")
        .header("Accept", "*/*")
        .header("User-Agent", "dream-lms");
    if (ask.json() != null) {
      request.header("Content-Type", "application/json");
    }
    if (ask.unless() != null) {
      request.header("If-None-Match", ask.unless().quoted());
    }
    if (bearer != null) {
      request.bearerAuth(bearer);
    }
    return request;
  }

  private static @Nullable CloseableByteBody body(Ask ask) {
    Bytes json = ask.json();
    return json == null
        ? null
        : AvailableByteArrayBody.create(ReadBufferFactory.getJdkFactory().adapt(json.toArray()));
  }

  /** Leaves nothing behind that would go on after the reply. */
  private static void giveUp(AnswerCollector collector, HttpRequest<?> request) {
    collector.giveUp();
    request.getAttribute(CHANNEL, Channel.class).ifPresent(MicronautWire::close);
  }

  private static void close(Channel connection) {
    ChannelFuture _ = connection.close(); // nobody waits for it
  }

  private static WireFailure failure(Throwable cause) {
    if (cause instanceof AnswerCollector.Unreadable) {
      return new WireFailure(WireFailure.Kind.BODY, cause.toString(), cause);
    }
    WireFailure.Kind kind =
        cause instanceof ReadTimeoutException
            ? WireFailure.Kind.TIMEOUT
            : WireFailure.Kind.CONNECTION;
    return new WireFailure(kind, cause.toString(), cause);
  }

  @Override
  public void close() throws IOException {
    kept.close();
    fresh.close();
  }
}
