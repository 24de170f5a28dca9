package org.dreamlms.infra.dcsstandin.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request in the order of registration, with the habits of the real server: a
 * path that misses only by its last slash is redirected with 307, a known path with another method
 * is 405 naming the method of the first route only, and there is no HEAD.
 */
public final class Routes {
  private final List<Route> routes = new ArrayList<>();
  private final Doorkeeper doorkeeper;

  public Routes(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  public Routes get(String template, Door door, Function<Incoming, Answer> handler) {
    return on("GET", template, door, handler);
  }

  public Routes post(String template, Door door, Function<Incoming, Answer> handler) {
    return on("POST", template, door, handler);
  }

  public Routes put(String template, Door door, Function<Incoming, Answer> handler) {
    return on("PUT", template, door, handler);
  }

  public Routes delete(String template, Door door, Function<Incoming, Answer> handler) {
    return on("DELETE", template, door, handler);
  }

  private Routes on(String method, String template, Door door, Function<Incoming, Answer> handler) {
    routes.add(Route.of(method, template, door, handler));
    return this;
  }

  public Answer answer(Incoming request) {
    try {
      return find(request);
    } catch (Refused refused) {
      return refused.answer();
    }
  }

  private Answer find(Incoming request) {
    String allowed = null;
    for (Route route : routes) {
      Map<String, String> values = route.match(request.path());
      if (values == null) {
        continue;
      }
      if (route.method().equals(request.method())) {
        doorkeeper.check(route.door(), request.header("Authorization"));
        return route.handler().apply(request.withPathValues(values));
      }
      allowed = allowed == null ? route.method() : allowed;
    }
    if (allowed != null) {
      return Answer.detail(405, "Method Not Allowed").with("allow", allowed);
    }
    String redirected = withOtherEnding(request.path());
    if (redirected != null && routes.stream().anyMatch(r -> r.match(redirected) != null)) {
      return Answer.bare(307).with("location", location(request));
    }
    return Answer.detail(404, "Not Found");
  }

  private static @Nullable String withOtherEnding(String path) {
    if (path.equals("/")) {
      return null;
    }
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
  }

  /** Absolute, with the host the caller wrote, as the real server does it. */
  private static String location(Incoming request) {
    String host = request.header("Host");
    String path = PercentEncoding.path(withOtherEnding(request.path()));
    String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    return "http://" + (host == null ? "127.0.0.1" : host) + path + query;
  }
}
