package org.dreamlms.functions.catalog;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.InstantSource;
import java.util.List;
import org.dreamlms.lib.lambdahttp.AccessLog;

/** Says with each answer how the cache came by it: {@code Cache-Status}, {@code Age}. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class CacheStatusFilter {
  /** RFC 7234, 5.5.1. RFC 9111 dropped the field; clients that know it still show it. */
  private static final String STALE = "110 - \"Response is Stale\"";

  private final CacheNotes notes;
  private final InstantSource clock;
  private final boolean timing;

  /**
   * @param timing {@code SERVER_TIMING}: whether every question to the cache is told too, for
   *     developers
   */
  CacheStatusFilter(
      CacheNotes notes,
      InstantSource clock,
      @Property(name = "server.timing", defaultValue = "false") boolean timing) {
    this.notes = notes;
    this.clock = clock;
    this.timing = timing;
  }

  /** What a request left that ended otherwise. */
  @RequestFilter
  void begin(HttpRequest<?> request) {
    notes.taken();
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    List<CacheNotes.Note> taken = notes.taken();
    if (taken.isEmpty() || response.code() >= 400) {
      return;
    }
    CacheStatus status = new CacheStatus(taken, clock.millis());
    request.setAttribute(AccessLog.CACHE_LAYER, status.layer());
    response.header("Cache-Status", status.header());
    response.header("Age", Long.toString(status.age()));
    if (timing) {
      response.header("Server-Timing", status.timing());
    }
    if (status.isStale()) {
      response.header("Warning", STALE);
    }
  }
}
