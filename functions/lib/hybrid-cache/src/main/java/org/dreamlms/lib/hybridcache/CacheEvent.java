package org.dreamlms.lib.hybridcache;

/** What is counted, per kind of entries. */
public enum CacheEvent {
  /** Answered by the near tier. */
  NEAR_HIT,
  /** Answered by the shared tier. */
  SHARED_HIT,
  /** Answered, by either tier, with "there is no such thing". */
  NEGATIVE_HIT,
  /** Answered with a value past its time while somebody fetched it anew. */
  STALE,
  /** Answered with a value past its time or invalidated, because the origin failed. */
  STALE_ON_ERROR,
  /** Answered by a fetch of another caller in this JVM. */
  JOINED,
  /** Answered by a fetch of another environment, for which this one waited. */
  WAITED,
  /** The origin was asked. */
  FETCH,
  /** It said that nothing changed. */
  UNCHANGED,
  /** It failed, or answered with something unusable. */
  FETCH_FAILED,
  /** Nothing could be answered. */
  UNANSWERED,
  /** An entry was refused because something it was made from was invalidated. */
  REFUSED,
  /** It was not, after a look at the exact sequences of its tags. */
  RESCUED,
  /** An entry was refreshed before its time, by lot. */
  EARLY,
  /** A payload of the shared tier could not be read. */
  UNREADABLE,
  /** A value was too large for the shared tier and stays in the near one. */
  OVERSIZE,
  /** The near tier gave an entry up for want of room. */
  EVICTED
}
