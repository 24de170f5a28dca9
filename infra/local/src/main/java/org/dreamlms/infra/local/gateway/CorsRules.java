package org.dreamlms.infra.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dreamlms.infra.local.events.HttpRequestFacts;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.dreamlms.infra.local.template.LocalTemplate.Cors;

/**
 * CORS as an HTTP API with a CorsConfiguration does it: preflights are answered by the gateway, and
 * what the function says about CORS is dropped.
 *
 * <p>Source: API Gateway Developer Guide, "Configure CORS for HTTP APIs". The headers stand on
 * every answer, errors of the gateway included.
 */
final class CorsRules {
  private final Optional<Cors> cors;

  CorsRules(Optional<Cors> cors) {
    this.cors = cors;
  }

  /** Whether the gateway answers this request itself, with 204. */
  boolean isPreflight(HttpRequestFacts request) {
    return cors.isPresent()
        && request.method().equals("OPTIONS")
        && !request.header("origin").isEmpty()
        && !request.header("access-control-request-method").isEmpty();
  }

  /** Headers for an answer to this request. */
  List<Header> headers(HttpRequestFacts request) {
    String origin = request.header("origin");
    if (cors.isEmpty() || origin.isEmpty() || !allowed(cors.get(), origin)) {
      return List.of();
    }
    Cors rules = cors.get();
    List<Header> headers = new ArrayList<>();
    boolean any = rules.origins().contains("*");
    headers.add(new Header("access-control-allow-origin", any ? "*" : origin));
    if (!any) {
      headers.add(new Header("vary", "origin"));
    }
    if (rules.credentials()) {
      headers.add(new Header("access-control-allow-credentials", "true"));
    }
    if (isPreflight(request)) {
      add(headers, "access-control-allow-methods", rules.methods());
      add(headers, "access-control-allow-headers", rules.headers());
      rules
          .maxAgeSeconds()
          .ifPresent(age -> headers.add(new Header("access-control-max-age", age.toString())));
    } else {
      add(headers, "access-control-expose-headers", rules.exposedHeaders());
    }
    return headers;
  }

  /** Whether a header of the function's answer reaches the client. */
  boolean keeps(Header header) {
    return cors.isEmpty() || !header.name().toLowerCase(Locale.ROOT).startsWith("access-control-");
  }

  private static void add(List<Header> headers, String name, List<String> values) {
    if (!values.isEmpty()) {
      headers.add(new Header(name, String.join(",", values)));
    }
  }

  private static boolean allowed(Cors cors, String origin) {
    return cors.origins().stream()
        .anyMatch(
            rule ->
                rule.equals("*")
                    || rule.equalsIgnoreCase(origin)
                    || rule.equals("http://*") && origin.startsWith("http://")
                    || rule.equals("https://*") && origin.startsWith("https://"));
  }
}
