package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What stands behind {@code /api/v1/books/{id}/assets/} in an address, slashes and all. Read from
 * the address and not from the router's variable, so that it is decoded exactly once, and a double
 * slash or one at the end is still there to be refused.
 */
final class PathRest {
  /** The empty text before the first slash, api, v1, books, the id, assets, the rest. */
  private static final int SEGMENTS = 7;

  private PathRest() {}

  /** Empty when there is nothing. */
  static String of(HttpRequest<?> request) {
    String[] segments = request.getUri().getRawPath().split("/", SEGMENTS);
    String rest = segments.length < SEGMENTS ? "" : segments[SEGMENTS - 1];
    // The decoder is one of forms, in which a plus sign is a space.
    return URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
