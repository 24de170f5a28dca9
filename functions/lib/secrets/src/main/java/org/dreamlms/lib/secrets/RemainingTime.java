package org.dreamlms.lib.secrets;

import java.time.Duration;

/**
 * How long the caller can still wait. Whoever knows the invocation (its remaining time less a
 * reserve for the answer) offers a bean of this type.
 */
@FunctionalInterface
public interface RemainingTime {

  /** Zero or negative: nothing is waited for any more. */
  Duration left();
}
