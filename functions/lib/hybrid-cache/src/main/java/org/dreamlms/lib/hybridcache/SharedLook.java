package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at entries of the shared tier without using them. */
final class SharedLook {
  private final SharedStore store;
  private final Pace pace;

  SharedLook(Machinery machinery) {
    this.store = machinery.store();
    this.pace = machinery.pace();
  }

  /** The vector is read after the entries, and so knows whatever they claim to know. */
  <K, V> Map<K, SharedEntry> entries(CacheName<K, V> name, Collection<K> keys) {
    Map<K, StoredEntry> stored = stored(name, keys);
    EpochVector vector = store.poll();
    Set<Tag> tags = new LinkedHashSet<>();
    stored.forEach((key, entry) -> tags.addAll(tags(name, key, entry)));
    Map<Tag, TagSequence> exact = store.exact(List.copyOf(tags), vector.incarnation());
    Map<K, SharedEntry> entries = new LinkedHashMap<>();
    for (K key : keys) {
      StoredEntry entry = stored.get(key);
      entries.put(
          key,
          entry == null
              ? SharedEntry.NOTHING
              : judged(
                  entry,
                  vector.validity(
                      entry.stamp(), tags(name, key, entry).toArray(Tag[]::new), exact)));
    }
    return entries;
  }

  <K, V> Map<K, V> values(CacheName<K, V> name, Collection<K> keys) {
    Payload<V> payload = new Payload<>(name);
    Map<K, V> values = new LinkedHashMap<>();
    stored(name, keys)
        .forEach(
            (key, header) -> {
              @Nullable StoredEntry entry =
                  header.kind() == EntryKind.ABSENT ? null : whole(name, key, header);
              @Nullable V value = entry == null ? null : payload.read(entry);
              if (value != null) {
                values.put(key, value);
              }
            });
    return values;
  }

  private <K> @Nullable StoredEntry whole(CacheName<K, ?> name, K key, StoredEntry header) {
    return header.payload() == null ? store.read(name.visibleKey().apply(key), null, true) : header;
  }

  private <K> Map<K, StoredEntry> stored(CacheName<K, ?> name, Collection<K> keys) {
    Map<K, StoredEntry> stored = new HashMap<>();
    if (name.codec() != null) {
      Map<String, StoredEntry> headers =
          store.headers(keys.stream().map(name.visibleKey()).toList());
      for (K key : keys) {
        StoredEntry header = headers.get(name.visibleKey().apply(key));
        if (header != null) {
          stored.put(key, header);
        }
      }
    }
    return stored;
  }

  private SharedEntry judged(StoredEntry entry, Validity validity) {
    long now = pace.wallMillis();
    SharedEntry.State state =
        SharedEntry.State.of(
            EntryState.of(
                validity,
                entry.kind(),
                entry.storedAt(),
                now,
                entry.freshMillis(),
                entry.staleMillis()));
    return state == SharedEntry.State.ABSENT
        ? SharedEntry.NOTHING
        : new SharedEntry(state, Duration.ofMillis(Math.max(0, now - entry.storedAt())));
  }

  private static <K> List<Tag> tags(CacheName<K, ?> name, K key, StoredEntry entry) {
    List<Tag> tags = new ArrayList<>(name.tagsOf(key));
    tags.addAll(entry.tags());
    return tags;
  }
}
