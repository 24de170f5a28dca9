package org.dreamlms.infra.dcsstandin.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dreamlms.infra.dcsstandin.faults.Fault;
import org.dreamlms.infra.dcsstandin.faults.Faults;
import org.dreamlms.infra.dcsstandin.faults.Pause;
import org.dreamlms.infra.dcsstandin.faults.RequestCounts;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

/** Turns Jetty's requests into answers, or into the fault that is set for them. */
public final class RequestHandler extends Handler.Abstract {
  private static final String BROKEN = "broken";

  /** A page that makes its own name point to this machine (DNS rebinding) is not let in. */
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

  private final Routes routes;
  private final Faults faults;
  private final RequestCounts counts;
  private final String faultless;

  /**
   * @param faultless paths below it are neither counted nor met by faults
   */
  public RequestHandler(Routes routes, Faults faults, RequestCounts counts, String faultless) {
    this.routes = routes;
    this.faults = faults;
    this.counts = counts;
    this.faultless = faultless;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!OWN_NAMES.contains(Request.getServerName(request).toLowerCase(Locale.ROOT))) {
      Response.writeError(request, response, callback, 403, "127.0.0.1 and localhost only");
      return true;
    }
    ConnectionMetaData connection = request.getConnectionMetaData();
    Incoming incoming = read(request);
    if (incoming.path().startsWith(faultless) && request.getHeaders().contains("Origin")) {
      Response.writeError(request, response, callback, 403, "not from a web page");
      return true;
    }
    boolean broken = connection.getAttribute(BROKEN) != null;
    Optional<Fault> fault = Optional.empty();
    if (!incoming.path().startsWith(faultless)) {
      counts.count(incoming.method(), request.getHttpURI().getPathQuery());
      fault = broken ? Optional.empty() : faults.meet(incoming.path());
    }
    if (broken || fault.map(Fault::kind).filter(Fault.Kind.DOWN::equals).isPresent()) {
      reset(connection);
      callback.failed(new IOException("connection reset on purpose"));
      return true;
    }
    Answer instead = fault.isPresent() ? instead(fault.get()) : null;
    send(instead == null ? answer(incoming) : instead, fault, request, response, callback);
    return true;
  }

  private Answer answer(Incoming incoming) {
    try {
      return routes.answer(incoming);
    } catch (RuntimeException e) {
      // As with the real one, the caller learns nothing but that it is a bug.
      System.getLogger("dcs-standin").log(System.Logger.Level.ERROR, "unexpected", e);
      return Answer.internalServerError();
    }
  }

  private static Incoming read(Request request) throws IOException {
    ByteBuffer content = Content.Source.asByteBuffer(request);
    byte[] body = new byte[content.remaining()];
    content.get(body);
    String path = URIUtil.decodePath(request.getHttpURI().getPath());
    String query = request.getHttpURI().getQuery();
    return new Incoming(
        request.getMethod(), path, query == null ? "" : query, request.getHeaders(), body);
  }

  /** The answer that takes the place of the right one; null when the fault keeps it. */
  private static @Nullable Answer instead(Fault fault) {
    return switch (fault.kind()) {
      case STATUS, FLAPPING -> status(fault);
      case MALFORMED ->
          Answer.of(
              200, "application/json", "{\"items\":[{\"id\":1,".getBytes(StandardCharsets.UTF_8));
      case DOWN,
          SLOW,
          DRIP,
          CUT,
          LAST_ANSWER,
          EMPTY_BOOK,
          LATE_ROW,
          DELIVERY_LOST,
          DELIVERY_FORGED,
          DELIVERY_LATE,
          DELIVERY_TWICE ->
          null;
    };
  }

  private static Answer status(Fault fault) {
    Answer answer =
        fault.status() == 500
            ? Answer.internalServerError()
            : Answer.detail(fault.status(), "fault on purpose");
    return fault.retryAfter() == null ? answer : answer.with("retry-after", fault.retryAfter());
  }

  private void send(
      Answer answer, Optional<Fault> fault, Request request, Response response, Callback callback)
      throws IOException {
    fault.filter(f -> f.kind() == Fault.Kind.SLOW).ifPresent(f -> Pause.of(f.delay()));
    response.setStatus(answer.status());
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    if (answer.status() != 204 && answer.status() != 304) {
      response.getHeaders().put("content-length", answer.length());
    }
    ConnectionMetaData connection = request.getConnectionMetaData();
    Fault.Kind kind = fault.map(Fault::kind).orElse(null);
    if (answer.connectionBreaks() || kind == Fault.Kind.LAST_ANSWER) {
      connection.setAttribute(BROKEN, true);
    }
    byte[] body = request.getMethod().equals("HEAD") ? new byte[0] : answer.body();
    if (kind == Fault.Kind.DRIP) {
      drip(body, fault.get().delay(), response);
      callback.succeeded();
    } else if (kind == Fault.Kind.CUT) {
      write(Arrays.copyOf(body, body.length / 2), response);
      reset(connection);
      callback.failed(new IOException("answer cut on purpose"));
    } else if (answer.status() == 304) {
      // Sent before its end is known, or Jetty would give it a length.
      write(body, response);
      callback.succeeded();
    } else {
      response.write(true, ByteBuffer.wrap(body), callback);
    }
  }

  private static void drip(byte[] body, Duration perByte, Response response) throws IOException {
    for (byte one : body) {
      Pause.of(perByte);
      write(new byte[] {one}, response);
    }
  }

  private static void write(byte[] part, Response response) throws IOException {
    try (Blocker.Callback written = Blocker.callback()) {
      response.write(false, ByteBuffer.wrap(part), written);
      written.block();
    }
  }

  /** Closes with a reset instead of a goodbye: linger 0 discards what is unsent. */
  private static void reset(ConnectionMetaData connection) throws IOException {
    EndPoint endPoint = connection.getConnection().getEndPoint();
    if (endPoint.getTransport() instanceof SocketChannel socket) {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    endPoint.close();
  }
}
