package org.dreamlms.lib.dcsevents;

import java.util.Optional;

/**
 * Keeps the one {@link Position}. Every method is bounded in time and throws {@link
 * EventsUnavailable} when there is no answer; a write may have happened then. Safe for any number
 * of threads.
 */
public interface Positions {

  /** As of the last write; empty before the first. */
  Optional<Position> find();

  /**
   * Keeps a position in the place of the one of the version before.
   *
   * @return false when another stands there: somebody else was quicker, or this very call when its
   *     answer was lost
   */
  boolean keep(Position next);
}
