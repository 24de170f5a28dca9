package org.dreamlms.lib.hybridcache;

import org.jspecify.annotations.Nullable;

/** Asks the origin. Runs in the caller's thread, bounded in time by whoever wrote it. */
@FunctionalInterface
public interface Fetch<V> {

  /**
   * @param etag the validator of what the cache holds; null when it holds nothing that it would
   *     keep
   * @throws OriginDownException when the origin cannot be reached, is too slow or fails
   * @throws RuntimeException when it answers with something unusable; what is cached is shown for
   *     it as in an outage, but the origin is not taken for down
   */
  Fetched<V> fetch(@Nullable String etag);
}
