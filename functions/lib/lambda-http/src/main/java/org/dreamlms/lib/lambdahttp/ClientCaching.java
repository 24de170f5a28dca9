package org.dreamlms.lib.lambdahttp;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What a client may keep of an answer, and the short answer for who has it already.
 *
 * <p>Acts on the encoded answer, so that a tag names the very bytes that are sent and nothing is
 * encoded for it. What a route set itself stays.
 */
final class ClientCaching {
  /** The client's own cache may keep it and asks each time: rights may change any moment. */
  static final String ASK_AGAIN = "private, no-cache";

  static final String NO_STORE = "no-store";

  /** The only statuses whose content stands for what a GET asked for. */
  private static final Set<Integer> CONTENT =
      Set.of(
          HttpStatus.OK.getCode(),
          HttpStatus.PARTIAL_CONTENT.getCode(),
          HttpStatus.NOT_MODIFIED.getCode());

  private ClientCaching() {}

  static void apply(EventRequest<?> request, EventResponse<?> response) {
    MutableHttpHeaders headers = response.getHeaders();
    boolean content = request.isReading() && CONTENT.contains(response.code());
    if (headers.get(HttpHeaders.CACHE_CONTROL) == null) {
      headers.set(HttpHeaders.CACHE_CONTROL, content ? ASK_AGAIN : NO_STORE);
    }
    if (content) {
      vary(headers);
      tag(request, response);
    }
    if (request.isForHeadersOnly()) {
      response.dropBody();
    }
  }

  /**
   * By Origin always: the gateway's CORS headers depend on it, and a picture kept from an {@code
   * <img>} could not be read by a script later. By Authorization unless the answer is everybody's:
   * people share browsers.
   */
  private static void vary(MutableHttpHeaders headers) {
    if (!caching(headers).contains("public")) {
      add(headers, HttpHeaders.AUTHORIZATION);
    }
    add(headers, HttpHeaders.ORIGIN);
  }

  private static void add(MutableHttpHeaders headers, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    boolean there =
        headers.getAll(HttpHeaders.VARY).stream()
            .flatMap(value -> List.of(value.split(",", -1)).stream())
            .map(member -> member.strip().toLowerCase(Locale.ROOT))
            .anyMatch(member -> member.equals(wanted) || member.equals("*"));
    if (!there) {
      headers.add(HttpHeaders.VARY, name);
    }
  }

  /** Nobody asks again for what nobody may keep, so {@code no-store} needs no tag. */
  private static void tag(EventRequest<?> request, EventResponse<?> response) {
    MutableHttpHeaders headers = response.getHeaders();
    boolean kept = !caching(headers).contains(NO_STORE);
    if (headers.get(HttpHeaders.ETAG) == null
        && kept
        && response.code() == HttpStatus.OK.getCode()) {
      headers.set(HttpHeaders.ETAG, EntityTag.of(response.bytes()));
    }
    String tag = headers.get(HttpHeaders.ETAG);
    if (tag != null
        && response.code() != HttpStatus.NOT_MODIFIED.getCode()
        && EntityTag.isNamed(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH), tag)) {
      response.becomeNotModified();
    }
  }

  private static String caching(MutableHttpHeaders headers) {
    return Objects.requireNonNullElse(headers.get(HttpHeaders.CACHE_CONTROL), "");
  }
}
