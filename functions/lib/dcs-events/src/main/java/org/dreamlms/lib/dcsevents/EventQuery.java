package org.dreamlms.lib.dcsevents;

import org.jspecify.annotations.Nullable;

/**
 * Which records are wanted.
 *
 * @param limit 1 to {@link #MOST}
 * @param cursor of the page before; null at first
 * @param event only of this kind, as DCS calls it
 * @param outcome only those that ended so
 */
public record EventQuery(
    int limit, @Nullable String cursor, @Nullable String event, @Nullable Outcome outcome) {
  /** Of one page. */
  public static final int MOST = 100;

  public EventQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
    }
  }

  boolean wants(EventRecord found) {
    return (event == null || event.equals(found.event()))
        && (outcome == null || outcome == found.outcome());
  }
}
