package org.dreamlms.infra.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dreamlms.infra.local.events.GatewayAnswer;
import org.dreamlms.infra.local.events.HttpRequestFacts;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.dreamlms.infra.local.limits.PlatformLimits;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One port for clients: reads a request, has it answered, writes the answer.
 *
 * <p>Only hosts of this machine are served, and nothing larger than the platform takes.
 */
final class Door extends Handler.Abstract {
  /** Which environment ran the request. */
  static final String ENVIRONMENT_HEADER = "X-Local-Environment";

  /** Written by this server itself. */
  private static final Set<String> OWN_HEADERS =
      Set.of("content-length", "connection", "transfer-encoding", "date", "keep-alive");

  /** Answers one request. */
  interface Desk {
    Reply answer(HttpRequestFacts request) throws InterruptedException;

    /** The same headers that {@link #answer} would add, for refusals made before it. */
    List<Header> headersOfRefusal(HttpRequestFacts request);
  }

  private final Desk desk;
  private final InstantSource clock;

  Door(Desk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String host = hostHeader(request);
    if (!HostGuard.allows(host)) {
      write(
          request,
          response,
          callback,
          Reply.json(
              403, "{\"message\":\"The local cloud answers to 127.0.0.1 and localhost only\"}"));
      return true;
    }
    byte[] body = bounded(request, PlatformLimits.BODY_BYTES.value());
    HttpRequestFacts facts = facts(request, host, body);
    PlatformLimits exceeded = exceeded(facts, body.length);
    Reply reply =
        exceeded == null
            ? desk.answer(facts)
            : Reply.of(exceeded).with(desk.headersOfRefusal(facts));
    write(request, response, callback, reply);
    return true;
  }

  private static @org.jspecify.annotations.Nullable PlatformLimits exceeded(
      HttpRequestFacts facts, int bodyBytes) {
    long head =
        facts.method().length()
            + facts.rawPath().length()
            + facts.rawQuery().length()
            + " HTTP/1.1".length();
    for (Header header : facts.headers()) {
      head += header.name().length() + header.value().length();
    }
    if (facts.rawPath().length() + facts.rawQuery().length() > PlatformLimits.URI_BYTES.value()) {
      return PlatformLimits.URI_BYTES;
    }
    if (head > PlatformLimits.HEADER_BYTES.value()) {
      return PlatformLimits.HEADER_BYTES;
    }
    return bodyBytes > PlatformLimits.BODY_BYTES.value() ? PlatformLimits.BODY_BYTES : null;
  }

  /** At most one byte more than allowed is kept. */
  private static byte[] bounded(Request request, long most) throws IOException {
    try (InputStream stream = Content.Source.asInputStream(request)) {
      byte[] body = stream.readNBytes(Math.toIntExact(most + 1));
      if (body.length > most) {
        // Read to the end, so that the client comes to read the answer.
        stream.skipNBytes(Math.max(0, Math.min(request.getLength(), 64L << 20) - body.length));
      }
      return body;
    }
  }

  private HttpRequestFacts facts(Request request, String host, byte[] body) {
    List<Header> headers = new ArrayList<>();
    for (HttpField field : request.getHeaders()) {
      headers.add(new Header(field.getName(), field.getValue() == null ? "" : field.getValue()));
    }
    if (headers.stream().noneMatch(header -> header.is("host"))) {
      headers.add(new Header("host", host));
    }
    String path = request.getHttpURI().getPath();
    String query = request.getHttpURI().getQuery();
    return new HttpRequestFacts(
        request.getMethod(),
        path == null ? "/" : path,
        query == null ? "" : query,
        request.getConnectionMetaData().getProtocol(),
        headers,
        body,
        Request.getRemoteAddr(request),
        HostGuard.name(host),
        Request.getLocalPort(request),
        UUID.randomUUID().toString(),
        traceId(request),
        clock.instant());
  }

  /** A client's own id is kept. */
  private String traceId(Request request) {
    String given = request.getHeaders().get("X-Amzn-Trace-Id");
    return given == null || given.isBlank() ? TraceId.next(clock.instant()) : given;
  }

  private static String hostHeader(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    return host == null ? String.valueOf(request.getHttpURI().getAuthority()) : host;
  }

  private static void write(Request request, Response response, Callback callback, Reply reply) {
    GatewayAnswer answer = reply.answer();
    response.setStatus(answer.status());
    HttpFields.Mutable fields = response.getHeaders();
    for (Header header : answer.headers()) {
      if (OWN_HEADERS.stream().noneMatch(header::is)) {
        fields.add(header.name(), header.value());
      }
    }
    answer.cookies().forEach(cookie -> fields.add(HttpHeader.SET_COOKIE, cookie));
    fields.put(ENVIRONMENT_HEADER, reply.environment());
    boolean bodiless = answer.status() == 204 || answer.status() == 304;
    if (!bodiless) {
      fields.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    }
    boolean silent = bodiless || request.getMethod().equals("HEAD");
    response.write(true, ByteBuffer.wrap(silent ? new byte[0] : answer.body()), callback);
  }
}
