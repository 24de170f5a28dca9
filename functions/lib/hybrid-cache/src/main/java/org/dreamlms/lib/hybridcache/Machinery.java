package org.dreamlms.lib.hybridcache;

/**
 * What every lookup of one environment works with.
 *
 * @param grace whether invalidated values answer while somebody else fetches them anew
 */
record Machinery(
    SharedStore store,
    KnownEpoch known,
    EpochPolls polls,
    OriginWatch origin,
    TokenBucket unleased,
    CacheTimes times,
    RemainingTime remaining,
    Pace pace,
    CacheCounts counts,
    boolean grace) {}
