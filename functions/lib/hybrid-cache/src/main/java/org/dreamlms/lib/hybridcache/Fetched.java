package org.dreamlms.lib.hybridcache;

import org.jspecify.annotations.Nullable;

/** What the origin answered. */
public sealed interface Fetched<V> {
  /**
   * @param value immutable
   * @param etag its validator, where the origin has one
   */
  record Found<V>(V value, @Nullable String etag) implements Fetched<V> {}

  /** What the cache has is still it. Only in answer to a validator. */
  record Unchanged<V>() implements Fetched<V> {}

  /** There is no such thing. */
  record None<V>() implements Fetched<V> {}
}
