package org.dreamlms.functions.catalog;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.dreamlms.lib.access.AccessFilter;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.hybridcache.HybridCache;

/**
 * Whoever invalidated something and comes back to see it sends what he was told, {@code
 * X-Cache-Epoch}: the answer knows that invalidation, not only one poll later. For administrators,
 * who are the only ones to invalidate; what others send, and what is no number, is ignored.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(AccessFilter.ORDER + 1)
final class CacheEpochFilter {
  /** Of the request; {@code cache-admin} answers with it. */
  static final String HEADER = "X-Cache-Epoch";

  private static final int MOST_DIGITS = 18;

  private final HybridCache cache;

  CacheEpochFilter(HybridCache cache) {
    this.cache = cache;
  }

  @RequestFilter
  void catchUp(HttpRequest<?> request) {
    String sequence = request.getHeaders().get(HEADER);
    if (sequence == null || !isNumber(sequence)) {
      return;
    }
    Caller.of(request)
        .filter(caller -> caller.role() == Role.ADMIN)
        .ifPresent(_ -> cache.knowAtLeast(Long.parseLong(sequence)));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
