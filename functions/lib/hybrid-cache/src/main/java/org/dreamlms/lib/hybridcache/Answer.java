package org.dreamlms.lib.hybridcache;

import org.jspecify.annotations.Nullable;

/**
 * A value and how it was come by.
 *
 * @param value null when there is no such thing
 * @param storedAt milliseconds since 1970, when the origin gave it, or last confirmed it
 * @param freshMillis after {@code storedAt}
 * @param collapsed somebody else's fetch answered this one too
 * @param unverified the shared tier could not be asked lately whether this is invalidated
 */
public record Answer<V>(
    @Nullable V value,
    Source source,
    Quality quality,
    long storedAt,
    long freshMillis,
    boolean collapsed,
    boolean unverified) {

  /** Where it came from. */
  public enum Source {
    NEAR,
    SHARED,
    ORIGIN
  }

  /** What it is worth. */
  public enum Quality {
    FRESH,
    /** Past its time, while somebody fetches it anew. */
    STALE,
    /** Past its time or invalidated, because the origin failed. */
    STALE_ON_ERROR
  }

  Answer<V> collapsedOne() {
    return new Answer<>(value, source, quality, storedAt, freshMillis, true, unverified);
  }
}
