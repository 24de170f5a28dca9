package org.dreamlms.infra.local.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.dreamlms.infra.local.limits.PlatformLimits;
import org.dreamlms.infra.local.runtime.RuntimeSession.Handover;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API, version 2018-06-01: next, response, error, init/error.
 *
 * <p>Every answer has a Content-Type: the native client crashes without one.
 */
final class RuntimeApi extends Handler.Abstract {
  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final String JSON = "application/json";

  private final IntFunction<@Nullable RuntimeSession> sessions;

  /**
   * @param sessions the environment behind a port
   */
  RuntimeApi(IntFunction<@Nullable RuntimeSession> sessions) {
    this.sessions = sessions;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    RuntimeSession session = sessions.apply(Request.getLocalPort(request));
    String path = request.getHttpURI().getPath();
    if (session == null || !path.startsWith(PREFIX)) {
      answer(response, callback, 404, "{\"errorType\":\"NotFound\"}");
      return true;
    }
    String[] parts = path.substring(PREFIX.length()).split("/", -1);
    if (path.equals(PREFIX + "invocation/next") && request.getMethod().equals("GET")) {
      next(session, response, callback);
    } else if (path.equals(PREFIX + "init/error")) {
      session.startFailed(text(body(request)));
      answer(response, callback, 202, "{\"status\":\"OK\"}");
    } else if (parts.length == 3 && parts[2].equals("response")) {
      answered(session, parts[1], body(request), response, callback);
    } else if (parts.length == 3 && parts[2].equals("error")) {
      boolean known = session.failed(parts[1], text(body(request)));
      answer(response, callback, known ? 202 : 400, status(known));
    } else {
      answer(response, callback, 404, "{\"errorType\":\"NotFound\"}");
    }
    return true;
  }

  private static void next(RuntimeSession session, Response response, Callback callback)
      throws InterruptedException {
    Handover handover = session.next();
    if (handover == null) {
      answer(response, callback, 410, "{\"errorType\":\"Ended\"}");
      return;
    }
    response.setStatus(200);
    response
        .getHeaders()
        .put("Lambda-Runtime-Aws-Request-Id", handover.invocation().requestId())
        .put("Lambda-Runtime-Deadline-Ms", Long.toString(handover.deadlineMillis()))
        .put("Lambda-Runtime-Invoked-Function-Arn", handover.functionArn())
        .put("Lambda-Runtime-Trace-Id", handover.invocation().traceId())
        .put(HttpHeader.CONTENT_TYPE, JSON)
        .put(HttpHeader.CONTENT_LENGTH, handover.invocation().event().length);
    response.write(true, ByteBuffer.wrap(handover.invocation().event()), callback);
  }

  private static void answered(
      RuntimeSession session, String id, byte[] payload, Response response, Callback callback) {
    boolean known = session.answered(id, payload);
    if (payload.length > PlatformLimits.RESPONSE_BYTES.value()) {
      answer(response, callback, 413, "{\"errorType\":\"RequestEntityTooLarge\"}");
      return;
    }
    answer(response, callback, known ? 202 : 400, status(known));
  }

  private static String status(boolean known) {
    return known ? "{\"status\":\"OK\"}" : "{\"errorType\":\"InvalidRequestID\"}";
  }

  private static void answer(Response response, Callback callback, int status, String json) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
    Content.Sink.write(response, true, json, callback);
  }

  private static byte[] body(Request request) throws Exception {
    try (var stream = Content.Source.asInputStream(request)) {
      return stream.readAllBytes();
    }
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
