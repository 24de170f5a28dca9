package org.dreamlms.lib.hybridcache;

/**
 * When exactly a tag was invalidated last. The vector tells it only up to tags that share a bucket.
 *
 * @param soft sequence of the last invalidation of either kind
 * @param hard sequence of the last hard one
 */
record TagSequence(long soft, long hard) {
  /** Never in this incarnation, or so long ago that no entry from before lives. */
  static final TagSequence NEVER = new TagSequence(0, 0);

  TagSequence {
    if (hard < 0 || soft < hard) {
      throw new IllegalArgumentException("A hard invalidation is one: " + soft + ", " + hard);
    }
  }
}
