package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import org.dreamlms.lib.lambdahttp.EntityTag;

/** What a client says of the version that it has (RFC 9110 section 13.1). */
final class EntityTags {
  private EntityTags() {}

  /** Whether the client has some version, and wants none but another one. */
  static boolean isConditional(HttpRequest<?> request) {
    return request.getHeaders().contains(HttpHeaders.IF_NONE_MATCH);
  }

  /** Whether {@code If-None-Match} names this version. */
  static boolean clientHas(HttpRequest<?> request, String tag) {
    return EntityTag.isNamed(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH), tag);
  }

  /**
   * Whether a range is meant for another version: {@code If-Range} is there and is not this tag,
   * compared strongly. A date never is: we send none.
   */
  static boolean rangeIsOfAnother(HttpRequest<?> request, String tag) {
    return request
        .getHeaders()
        .findFirst(HttpHeaders.IF_RANGE)
        .filter(named -> !named.strip().equals(tag))
        .isPresent();
  }
}
