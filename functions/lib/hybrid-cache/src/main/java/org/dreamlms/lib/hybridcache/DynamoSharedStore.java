package org.dreamlms.lib.hybridcache;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The shared tier in one DynamoDB table, whose only key is {@code pk} and whose items expire by
 * {@code ttl}; how items are named: {@link SharedKeys}. Layouts, conditions and costs:
 *
 * <pre>
 * E#  the vector          {@link EpochVector}, {@link DynamoVector}
 * T#  exact sequences     {@link TagItem}
 * V#  entries, P# pieces  {@link HeaderItem}, {@link DynamoEntries}
 * L#  leases              {@link DynamoLeases}
 * </pre>
 */
final class DynamoSharedStore implements SharedStore, AutoCloseable {
  private final DynamoCalls calls;
  private final SharedKeys keys;
  private final DynamoVector vector;
  private final DynamoEntries entries;
  private final DynamoLeases leases;
  private final BatchRead batch;

  /**
   * @param incarnations random, at least 122 bits each
   * @param clock only for when items may be deleted
   */
  DynamoSharedStore(
      DynamoCalls calls, String namespace, Supplier<String> incarnations, InstantSource clock) {
    this.calls = calls;
    keys = new SharedKeys(namespace);
    vector = new DynamoVector(calls, keys, incarnations, clock);
    entries = new DynamoEntries(calls, keys);
    leases = new DynamoLeases(calls, keys);
    batch = new BatchRead(calls);
  }

  @Override
  public EpochVector poll() {
    return vector.poll();
  }

  @Override
  public void replace(String brokenIncarnation) {
    vector.replace(brokenIncarnation);
  }

  @Override
  public long invalidate(Collection<Tag> tags, Invalidation kind, String token) {
    Bounds.tags(tags, token);
    return vector.invalidate(tags, kind, token);
  }

  @Override
  public long clear(Invalidation kind) {
    return vector.clear(kind);
  }

  @Override
  public void markOrigin(long downUntil) {
    vector.markOrigin(downUntil);
  }

  @Override
  public Map<Tag, TagSequence> exact(List<Tag> tags, String incarnation) {
    Map<String, Item> items =
        batch.all("read exact sequences", tags.stream().map(keys::tag).toList(), true);
    Map<Tag, TagSequence> sequences = new HashMap<>();
    for (Tag tag : tags) {
      @Nullable Item item = items.get(keys.tag(tag));
      TagSequence last = item == null ? TagSequence.NEVER : TagItem.read(item, incarnation);
      if (last != null) {
        sequences.put(tag, last);
      }
    }
    return sequences;
  }

  @Override
  public @Nullable StoredEntry read(String key, @Nullable String have, boolean strong) {
    return entries.read(key, have, strong);
  }

  @Override
  public Map<String, StoredEntry> headers(Collection<String> keys) {
    return entries.headers(keys);
  }

  @Override
  public boolean fill(String key, StoredEntry entry) {
    return entries.fill(key, entry);
  }

  @Override
  public boolean confirm(String key, StoredEntry confirmed) {
    return entries.confirm(key, confirmed);
  }

  @Override
  public LeaseVerdict lease(String key, String owner, long now, long until) {
    return leases.lease(key, owner, now, until);
  }

  @Override
  public boolean takeOver(String key, String owner, long over, long until) {
    return leases.takeOver(key, owner, over, until);
  }

  @Override
  public boolean keep(String key, String owner, long until) {
    return leases.keep(key, owner, until);
  }

  @Override
  public void release(String key, String owner) {
    leases.release(key, owner);
  }

  @Override
  public void close() {
    calls.close();
  }
}
