package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.dreamlms.lib.hybridcache.CacheEvent;
import org.dreamlms.lib.hybridcache.EventCounts;
import org.dreamlms.lib.hybridcache.FleetCounts;

/**
 * What all environments counted. Each adds its part every ten seconds while it works, so the last
 * seconds may be missing. Every lookup is a hit or a miss, once.
 *
 * @param entries in the near tiers of all environments, in the minute of these in which they held
 *     most; one that several hold counts as often
 * @param hits lookups that the cache answered: {@code tiers.near_hits}, {@code tiers.shared_hits},
 *     {@code tiers.negative_hits}, {@code staleness.stale}, {@code staleness.stale_on_error} and
 *     {@code lease.joined} together
 * @param misses lookups that DCS answered, or nobody: {@code origin.fetches} less {@code
 *     origin.failed}, and {@code origin.unanswered}
 * @param hitRate hits of both, 0 to 1; 0 when there were none
 * @param minutes as asked for; the present minute counts besides
 * @param since when the first of these minutes began
 * @param asOf when this was read
 * @param environments that used the cache in this time
 * @param entities by the kind of entries, as {@code dcs:books:id}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record CacheStatistics(
    long entries,
    long hits,
    long misses,
    double hitRate,
    int minutes,
    Instant since,
    Instant asOf,
    int environments,
    Tiers tiers,
    Staleness staleness,
    Lease lease,
    Origin origin,
    Cost cost,
    Map<String, Entity> entities) {

  /**
   * Which tier answered.
   *
   * @param nearHits answered by an environment's own memory
   * @param sharedHits answered by the table that all share
   * @param negativeHits answered by either with "there is no such thing"
   * @param nearBytes that the near tiers held, when they held most
   * @param sharedFailures requests to the table without an answer
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Tiers(
      long nearHits, long sharedHits, long negativeHits, long nearBytes, long sharedFailures) {}

  /**
   * Answers past their time, and entries that were refused.
   *
   * @param stale answered with something past its time, while somebody fetched it anew
   * @param staleOnError answered with something past its time, because DCS failed
   * @param refused entries that were not used, as they had been invalidated
   * @param rescued entries that were used after a closer look at what was invalidated
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Staleness(long stale, long staleOnError, long refused, long rescued) {}

  /**
   * What one fetch at a time saved.
   *
   * @param joined answered by a fetch of another request in the same environment
   * @param waited answered from the table after another environment had filled it; these are among
   *     the shared and negative hits
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Lease(long joined, long waited) {}

  /**
   * What DCS was asked.
   *
   * @param fetches times that it was asked
   * @param failed of these, without a usable answer
   * @param unchanged of these, answered with "nothing changed"
   * @param unanswered lookups that nobody could answer
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Origin(long fetches, long failed, long unchanged, long unanswered) {}

  /**
   * What DynamoDB charged for the table.
   *
   * @param readUnits RCU
   * @param writtenUnits WCU
   * @param polls reads of the vector of invalidations, of one RCU each
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Cost(double readUnits, double writtenUnits, long polls) {}

  /** One kind of entries. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Entity(long hits, long misses, double hitRate) {}

  static CacheStatistics from(FleetCounts fleet, int minutes) {
    EventCounts all = fleet.total();
    Map<String, Entity> entities = new TreeMap<>();
    fleet
        .byName()
        .forEach(
            (name, of) -> entities.put(name, new Entity(of.hits(), of.misses(), of.hitRate())));
    return new CacheStatistics(
        fleet.near().entries(),
        all.hits(),
        all.misses(),
        all.hitRate(),
        minutes,
        fleet.since(),
        fleet.asOf(),
        fleet.environments(),
        new Tiers(
            all.of(CacheEvent.NEAR_HIT),
            all.of(CacheEvent.SHARED_HIT),
            all.of(CacheEvent.NEGATIVE_HIT),
            fleet.near().bytes(),
            fleet.storeFailures()),
        new Staleness(
            all.of(CacheEvent.STALE),
            all.of(CacheEvent.STALE_ON_ERROR),
            all.of(CacheEvent.REFUSED),
            all.of(CacheEvent.RESCUED)),
        new Lease(all.of(CacheEvent.JOINED), all.of(CacheEvent.WAITED)),
        new Origin(
            all.of(CacheEvent.FETCH),
            all.of(CacheEvent.FETCH_FAILED),
            all.of(CacheEvent.UNCHANGED),
            all.of(CacheEvent.UNANSWERED)),
        new Cost(fleet.readUnits(), fleet.writtenUnits(), fleet.polls()),
        entities);
  }
}
