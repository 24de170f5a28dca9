package org.dreamlms.lib.hybridcache;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the shared tier has it: a header, and the payload or where it is.
 *
 * @param stamp of the vector before the fetch
 * @param storedAt milliseconds since 1970, when the fetch ended
 * @param freshMillis how long after {@code storedAt} it is believed
 * @param staleMillis how long after that it may be shown while the origin is down
 * @param fetchMillis how long the fetch took: the dearer, the earlier it is refreshed
 * @param etag the origin's validator
 * @param format version of the payload's format; another is a miss
 * @param tags beyond those that follow from the key
 * @param fillId names this payload among all that the key ever had
 * @param payload encoded, and compressed where that helps; empty of an absence; null when the
 *     reader said that it has the payload of this {@code fillId}
 */
record StoredEntry(
    Stamp stamp,
    EntryKind kind,
    long storedAt,
    long freshMillis,
    long staleMillis,
    long fetchMillis,
    @Nullable String etag,
    int format,
    List<Tag> tags,
    String fillId,
    byte @Nullable [] payload) {

  StoredEntry {
    tags = List.copyOf(tags);
    if (freshMillis < 0 || staleMillis < 0 || fetchMillis < 0) {
      throw new IllegalArgumentException("Times of an entry are not negative");
    }
  }

  /** The same payload, found unchanged by a later fetch. */
  StoredEntry confirmed(Stamp later, long at) {
    return new StoredEntry(
        later,
        kind,
        at,
        freshMillis,
        staleMillis,
        fetchMillis,
        etag,
        format,
        tags,
        fillId,
        payload);
  }

  /** The same with its payload, or without for a reader that has it. */
  StoredEntry withPayload(byte @Nullable [] bytes) {
    return new StoredEntry(
        stamp,
        kind,
        storedAt,
        freshMillis,
        staleMillis,
        fetchMillis,
        etag,
        format,
        tags,
        fillId,
        bytes);
  }
}
