package org.dreamlms.lib.hybridcache;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Entries for tests: each is complete, and says only what matters in its test. */
record StoredEntries(StoredEntry entry) {
  static final long NOON = 1_772_625_600_000L;

  static StoredEntries stamped(String incarnation, long sequence) {
    return new StoredEntries(
        new StoredEntry(
            new Stamp(incarnation, sequence),
            EntryKind.PRESENT,
            NOON,
            21_600_000,
            604_800_000,
            230,
            "\"5f-1\"",
            1,
            List.of(Tag.of("book", 7), Tag.of("publisher", 2)),
            "fill-1",
            bytes(5)));
  }

  StoredEntries with(EntryKind kind, @Nullable String etag, List<Tag> tags) {
    return new StoredEntries(
        new StoredEntry(
            entry.stamp(),
            kind,
            entry.storedAt(),
            entry.freshMillis(),
            entry.staleMillis(),
            entry.fetchMillis(),
            etag,
            entry.format(),
            tags,
            entry.fillId(),
            bytes(5)));
  }

  StoredEntries storedAt(long millis) {
    return life(millis, entry.freshMillis(), entry.staleMillis());
  }

  StoredEntries living(long freshMillis, long staleMillis) {
    return life(entry.storedAt(), freshMillis, staleMillis);
  }

  StoredEntries filled(String fillId, byte @Nullable [] payload) {
    StoredEntry filled =
        new StoredEntry(
            entry.stamp(),
            entry.kind(),
            entry.storedAt(),
            entry.freshMillis(),
            entry.staleMillis(),
            entry.fetchMillis(),
            entry.etag(),
            entry.format(),
            entry.tags(),
            fillId,
            bytes(0));
    return new StoredEntries(filled.withPayload(payload));
  }

  /** The same for the same length. */
  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private StoredEntries life(long storedAt, long freshMillis, long staleMillis) {
    StoredEntry timed =
        new StoredEntry(
            entry.stamp(),
            entry.kind(),
            storedAt,
            freshMillis,
            staleMillis,
            entry.fetchMillis(),
            entry.etag(),
            entry.format(),
            entry.tags(),
            entry.fillId(),
            bytes(0));
    return new StoredEntries(timed.withPayload(entry.payload()));
  }
}
