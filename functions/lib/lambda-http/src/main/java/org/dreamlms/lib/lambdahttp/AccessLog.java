package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per request: method, route, status, milliseconds, and the cache tier that answered. The
 * route is the template ({@code /api/v1/books/{id}}), never the path: a path may hold a token.
 */
@Singleton
public final class AccessLog {
  /** Request attribute in which a function may name the cache tier that answered. */
  public static final String CACHE_LAYER = "org.dreamlms.cache-layer";

  private static final Logger LOG = LoggerFactory.getLogger("access");

  private final LongSupplier nanos;

  AccessLog() {
    this(System::nanoTime);
  }

  AccessLog(LongSupplier nanos) {
    this.nanos = nanos;
  }

  Entry begin(APIGatewayV2HTTPEvent event) {
    var request = event.getRequestContext();
    return new Entry(
        request == null || request.getHttp() == null ? "?" : request.getHttp().getMethod(),
        nanos.getAsLong());
  }

  /** A request under way. */
  final class Entry {
    private final String method;
    private final long since;
    private String route = "none";
    private String cacheLayer = "none";

    private Entry(String method, long since) {
      this.method = method;
      this.since = since;
    }

    void route(HttpRequest<?> request) {
      route = request.getAttribute(HttpAttributes.URI_TEMPLATE, String.class).orElse(route);
      cacheLayer = request.getAttribute(CACHE_LAYER, String.class).orElse(cacheLayer);
    }

    void end(int status) {
      LOG.atInfo()
          .addKeyValue("method", method)
          .addKeyValue("route", route)
          .addKeyValue("status", status)
          .addKeyValue("millis", (nanos.getAsLong() - since) / 1_000_000)
          .addKeyValue("cacheLayer", cacheLayer)
          .log("{} {} -> {}", method, route, status);
    }
  }
}
