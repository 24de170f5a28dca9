package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shared tier: one table for all environments. Every method is one request, or the few that it
 * names, bounded in time, and throws {@link SharedStoreException} when there is no answer; a write
 * may have happened then, and each may be repeated without harm. Safe for any number of threads.
 *
 * <p>Times are milliseconds since 1970 on the caller's clock.
 */
interface SharedStore {
  /** Tags of one invalidation: a transaction holds 100 items, one is the vector. */
  int MOST_TAGS = 99;

  /**
   * Of one payload: eleven pieces, read with one request. What is longer stays in the near tier.
   */
  int MOST_PAYLOAD_BYTES = 4 * 1024 * 1024;

  /**
   * Fresh and stale time of an entry together. Bounded, because exact sequences are not kept for
   * ever: an entry must be gone before what refuses it is.
   */
  Duration LONGEST_LIFE = Duration.ofDays(30);

  /**
   * From now. A lease that ends later was given by a clock gone wrong, and binds nobody. One by a
   * clock that is ahead by less binds until it is given back, or {@link #takeOver taken over}.
   */
  Duration LONGEST_LEASE = Duration.ofMinutes(1);

  /**
   * The vector, read strongly in one piece; made, with a new incarnation, where there is none. 1
   * RCU.
   */
  EpochVector poll();

  /**
   * Puts a new incarnation in the place of a broken one; does nothing when another is there
   * already.
   */
  void replace(String brokenIncarnation);

  /**
   * Counts one invalidation of the tags, in the vector and in the exact sequence of each, all or
   * nothing. 2 x (4 + tags) WCU at most.
   *
   * @param tags 1 to {@link #MOST_TAGS}, none twice
   * @param token the same for every try of one invalidation, at most 36 characters
   * @return its sequence: what is stamped lower is refused by whoever polled since
   */
  long invalidate(Collection<Tag> tags, Invalidation kind, String token);

  /** Invalidates everything there is. At most 4 WCU, whatever is stored. */
  long clear(Invalidation kind);

  /** Tells all environments, with their next poll, not to ask the origin before. 4 WCU at most. */
  void markOrigin(long downUntil);

  /**
   * When each of the tags was invalidated last, read strongly: {@link TagSequence#NEVER} where the
   * table knows nothing of it. Left out are tags whose last invalidation was counted by another
   * incarnation: that may be a later one, of which whoever asks has not heard. 1 RCU a tag.
   */
  Map<Tag, TagSequence> exact(List<Tag> tags, String incarnation);

  /**
   * The entry; null when there is none, or when its payload is incomplete or damaged. 0.5 RCU up to
   * 4 KB, twice that when strong.
   *
   * @param have the payload that the reader has and need not be given again
   */
  @Nullable StoredEntry read(String key, @Nullable String have, boolean strong);

  /**
   * The entries that are there, read strongly, each with its payload where that is short enough to
   * lie beside the rest, and without it otherwise. 1 RCU up to 4 KB for each key.
   *
   * @return by key; what is absent or damaged is not in it
   */
  Map<String, StoredEntry> headers(Collection<String> keys);

  /**
   * Puts an entry, unless one of the same incarnation is there that has a later stamp, or the same
   * and was stored later. What cannot be read is as good as absent. One that is stamped {@link
   * Stamp#NONE} is of no use to anybody, so it is not put.
   *
   * @return whether this payload is there now
   * @throws IllegalArgumentException when it has no payload or more than {@link
   *     #MOST_PAYLOAD_BYTES}, or lives longer than {@link #LONGEST_LIFE}
   */
  boolean fill(String key, StoredEntry entry);

  /**
   * Says that the payload there was found unchanged: gives it the later stamp and new times. Which
   * payload that is, the fill id says, more exactly than the origin's validator could. A stamp of
   * another incarnation gives way: what was fetched again is as good as any. 1 WCU.
   *
   * @return false when another payload is there or none, or a later stamp, or the same one stored
   *     later; or when this stamp is {@link Stamp#NONE}
   * @throws IllegalArgumentException when it lives longer than {@link #LONGEST_LIFE}
   */
  boolean confirm(String key, StoredEntry confirmed);

  /**
   * Asks for the right to fetch a key; whoever has it already gets it again. 1 WCU.
   *
   * @param owner random, one per fetch
   * @throws IllegalArgumentException when it is longer than {@link #LONGEST_LEASE}
   */
  LeaseVerdict lease(String key, String owner, long now, long until);

  /**
   * Takes over a lease whose owner is dead, whatever the clock that he wrote its end by: the asker
   * has watched it, and in the time that a lease lasts nobody kept it. 1 WCU.
   *
   * @param over its end, as it was all the time
   * @return false when it has another end by now, or is gone
   */
  boolean takeOver(String key, String owner, long over, long until);

  /** Keeps a lease longer. False when it is lost. */
  boolean keep(String key, String owner, long until);

  /** Gives a lease back; nothing happens when it is somebody else's by now. */
  void release(String key, String owner);
}
