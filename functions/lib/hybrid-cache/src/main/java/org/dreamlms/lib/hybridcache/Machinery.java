package org.dreamlms.lib.hybridcache;

/**
 * What every lookup of one environment works with.
 *
 * @param unleased how often the origin may be asked without a lease
 * @param forced how often somebody may have the vector polled out of turn
 * @param grace whether invalidated values answer while somebody else fetches them anew
 */
record Machinery(
    SharedStore store,
    KnownEpoch known,
    EpochPolls polls,
    OriginWatch origin,
    TokenBucket unleased,
    TokenBucket forced,
    CacheTimes times,
    RemainingTime remaining,
    Pace pace,
    CacheCounts counts,
    boolean grace) {}
