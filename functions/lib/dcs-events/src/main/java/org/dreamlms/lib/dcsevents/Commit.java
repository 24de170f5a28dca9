package org.dreamlms.lib.dcsevents;

import java.time.Instant;

/**
 * An invalidation that is committed.
 *
 * @param sequence of the cache's
 */
public record Commit(long sequence, Instant at) {}
