package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client says of the version that it has (RFC 9110 section 13.1). */
final class EntityTags {
  /** RFC 9110 section 8.8.3. */
  private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

  private EntityTags() {}

  /** Whether {@code If-None-Match} names this version; compared weakly, as section 13.1.2 asks. */
  static boolean clientHas(HttpRequest<?> request, String tag) {
    for (String header : request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH)) {
      if (header.strip().equals("*")) {
        return true;
      }
      Matcher named = ENTITY_TAG.matcher(header);
      while (named.find()) {
        if (tag.equals(named.group(1))) {
          return true;
        }
      }
    }
    return false;
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
