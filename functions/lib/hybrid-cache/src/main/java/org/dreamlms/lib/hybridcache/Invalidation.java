package org.dreamlms.lib.hybridcache;

/** How much an invalidation takes away. */
public enum Invalidation {
  /** The content changed: what is there may still be shown while the origin is down. */
  SOFT,

  /** The thing was deleted or withdrawn: what is there must not be shown again. */
  HARD
}
