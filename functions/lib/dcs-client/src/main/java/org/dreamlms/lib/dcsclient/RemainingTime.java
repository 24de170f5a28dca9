package org.dreamlms.lib.dcsclient;

import java.time.Duration;

/**
 * How long the caller can still wait, all attempts together. Whoever knows the invocation (its
 * remaining time less a reserve for the answer) offers a bean of this type; without one it is
 * {@link DcsSettings#budget} per call.
 */
@FunctionalInterface
public interface RemainingTime {

  /** Zero or negative: DCS is not asked at all. */
  Duration left();
}
