package org.dreamlms.lib.assetlinks;

import java.time.Duration;

/**
 * How long reading a file may take, all attempts together. Whoever offers a bean of this type, as
 * it knows the invocation, gets {@link BookFiles}; a function that only signs links does not.
 */
@FunctionalInterface
public interface TimeForFiles {
  /** Zero or negative: the store is not asked at all. */
  Duration left();
}
