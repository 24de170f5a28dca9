package org.dreamlms.functions.cacheadmin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;
import org.dreamlms.lib.bookcatalog.CatalogHits;
import org.dreamlms.lib.bookcatalog.CatalogWarmUp;
import org.dreamlms.lib.hybridcache.FleetStatistics;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.Tag;
import org.dreamlms.lib.lambdahttp.Invocation;
import org.dreamlms.lib.problems.InvalidValue;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** The cache of all environments, for administrators. */
@Controller("/api/v1/admin/cache")
@RolesAllowed(Role.ADMIN)
final class CacheController {
  /** Number of the invalidation: what is fetched later knows of it. */
  static final String EPOCH = "X-Cache-Epoch";

  private static final String DEFAULT_MINUTES = "5";

  /** Publishers, and books, that one warm-up puts. */
  private static final int MOST_WARMED = 1_000;

  /** Kept of the invocation for the answer, when a warm-up is bounded. */
  private static final Duration FOR_THE_REST = Duration.ofSeconds(5);

  private final HybridCache cache;
  private final FleetStatistics statistics;
  private final CatalogWarmUp warmUp;
  private final CatalogHits hits;
  private final Invocation invocation;
  private final InstantSource clock;

  CacheController(
      HybridCache cache,
      FleetStatistics statistics,
      CatalogWarmUp warmUp,
      CatalogHits hits,
      Invocation invocation,
      InstantSource clock) {
    this.cache = cache;
    this.statistics = statistics;
    this.warmUp = warmUp;
    this.hits = hits;
    this.invocation = invocation;
    this.clock = clock;
  }

  @Operation(
      operationId = "admin-get_cache_stats",
      summary = "What the cache of all environments did")
  @Get("/stats")
  HttpResponse<CacheStatistics> statistics(
      @QueryValue(defaultValue = DEFAULT_MINUTES) int minutes) {
    if (minutes < 1 || minutes > FleetStatistics.MOST_MINUTES) {
      throw new ProblemException(
          ProblemType.VALIDATION,
          "Please check ?minutes.",
          List.of(
              new InvalidValue(
                  "?minutes", "must be between 1 and " + FleetStatistics.MOST_MINUTES)),
          null,
          null);
    }
    return HttpResponse.ok(CacheStatistics.from(statistics.ofLast(minutes), minutes))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /**
   * Every environment fetches anew whatever it is asked for, a second later at the latest. While
   * DCS is down, what was there still answers. Nothing is cleared that counts.
   */
  @Operation(operationId = "admin-clear_cache", summary = "Invalidate everything in the cache")
  @Post("/clear")
  @Consumes(MediaType.ALL)
  HttpResponse<Void> clear(Caller caller) {
    long sequence = cache.clear(Invalidation.SOFT, cause(caller));
    return HttpResponse.<Void>noContent().header(EPOCH, Long.toString(sequence));
  }

  /**
   * Committed when it is answered; every environment knows of it a second later at the latest.
   * Tells what it hits, as it was before. A dry run tells the same and changes nothing.
   */
  @Operation(
      operationId = "admin-invalidate_cache",
      summary = "Invalidate what was made from some things")
  @Post("/invalidate")
  // Whoever may not invalidate hears that first, whatever he sends.
  @Consumes({MediaType.APPLICATION_JSON, MediaType.ALL})
  HttpResponse<Invalidated> invalidate(Caller caller, @Body InvalidationOrder order) {
    List<Tag> tags = order.checkedTags(hits);
    Map<Tag, List<CatalogHits.Hit>> hit = hits.of(tags);
    Invalidated invalidated =
        order.isDryRun()
            ? Invalidated.dryRun(tags, cache.lastInvalidations(tags), hit)
            : Invalidated.now(cache.invalidateTags(tags, order.kind(), cause(caller)), tags, hit);
    return HttpResponse.ok(invalidated).header(EPOCH, Long.toString(invalidated.sequence()));
  }

  /** The lists of publishers and books and what is in them; DCS is asked for two lists at most. */
  @Operation(
      operationId = "admin-warm_cache",
      summary = "Fill the cache with what is asked for first")
  @Post("/warm")
  @Consumes(MediaType.ALL)
  Warmed warm() {
    Instant began = clock.instant();
    Duration atMost = invocation.remaining(FOR_THE_REST).minus(FOR_THE_REST);
    CatalogWarmUp.Warmed warmed =
        warmUp.warm(MOST_WARMED, atMost.isNegative() ? Duration.ZERO : atMost);
    return Warmed.from(warmed, Duration.between(began, clock.instant()));
  }

  private static String cause(Caller caller) {
    return "admin " + caller.user();
  }
}
