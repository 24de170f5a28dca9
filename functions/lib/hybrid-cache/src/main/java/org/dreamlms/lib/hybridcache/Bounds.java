package org.dreamlms.lib.hybridcache;

import java.util.Collection;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** What every store refuses: mistakes of the caller, not of the table. */
final class Bounds {
  private Bounds() {}

  static void tags(Collection<Tag> tags, String token) {
    if (tags.isEmpty() || tags.size() > SharedStore.MOST_TAGS) {
      throw new IllegalArgumentException("Not 1 to " + SharedStore.MOST_TAGS + ": " + tags.size());
    }
    if (new HashSet<>(tags).size() < tags.size()) {
      throw new IllegalArgumentException("A tag twice in one invalidation: " + tags);
    }
    if (token.isBlank() || token.length() > 36) {
      throw new IllegalArgumentException("A token has 1 to 36 characters: " + token.length());
    }
  }

  static byte[] payload(StoredEntry entry) {
    byte @Nullable [] payload = entry.payload();
    if (payload == null || payload.length > SharedStore.MOST_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "A payload to store has 0 to "
              + SharedStore.MOST_PAYLOAD_BYTES
              + " bytes, this one: "
              + (payload == null ? "none" : payload.length));
    }
    return payload;
  }

  static void life(StoredEntry entry) {
    if (!lives(entry.freshMillis(), entry.staleMillis())) {
      throw new IllegalArgumentException(
          "An entry lives at most " + SharedStore.LONGEST_LIFE + ": " + entry.staleMillis());
    }
  }

  /** Neither added up nor negative: either could overflow. */
  static boolean lives(long freshMillis, long staleMillis) {
    long most = SharedStore.LONGEST_LIFE.toMillis();
    return freshMillis <= most && staleMillis <= most - freshMillis;
  }

  static void lease(long now, long until) {
    if (until - now > SharedStore.LONGEST_LEASE.toMillis()) {
      throw new IllegalArgumentException(
          "A lease is for at most " + SharedStore.LONGEST_LEASE + ": " + (until - now) + " ms");
    }
  }
}
