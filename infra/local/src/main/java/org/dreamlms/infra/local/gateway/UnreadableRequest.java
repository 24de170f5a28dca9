package org.dreamlms.infra.local.gateway;

import org.dreamlms.infra.local.limits.PlatformLimits;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what the server could not even read as a request, in JSON instead of a page. */
final class UnreadableRequest implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    String body =
        switch (status) {
          case 400 -> "{\"message\":\"Bad Request\"}";
          case 431 -> PlatformLimits.HEADER_BYTES.body();
          case 414 -> PlatformLimits.URI_BYTES.body();
          default -> PlatformLimits.FUNCTION_ERROR.body();
        };
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    Content.Sink.write(response, true, body, callback);
    return true;
  }
}
