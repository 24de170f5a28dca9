package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The shared tier in memory: one lock, no time, no chance, so that what it answers follows from
 * what it was asked. It keeps every state that an entry was ever in, because a read that is not
 * strong may see any of them. Passes {@link SharedStoreContract}.
 */
final class MemorySharedStore implements SharedStore, StoreDamage {

  /** Which state of an entry a read that is not strong sees. */
  @FunctionalInterface
  interface Replica {
    Replica LATEST = (key, states) -> states - 1;

    /**
     * Picks one.
     *
     * @param states that there were so far, the absent one at first included
     * @return 0 to {@code states - 1}
     */
    int pick(String key, int states);
  }

  /**
   * @param entry null: none, or none that can be read
   */
  private record State(@Nullable StoredEntry entry) {
    static final State NOTHING = new State(null);
  }

  private record Exact(String incarnation, long soft, String hardIncarnation, long hard) {}

  private record Lease(String owner, long until) {}

  private final Supplier<String> incarnations;
  private final Replica replica;
  private @Nullable EpochVector vector;
  private final Map<Tag, Exact> exact = new HashMap<>();
  private final Map<String, List<State>> entries = new HashMap<>();
  private final Set<String> damagedPayloads = new HashSet<>();
  private final Map<String, Lease> leases = new HashMap<>();

  MemorySharedStore(Supplier<String> incarnations) {
    this(incarnations, Replica.LATEST);
  }

  MemorySharedStore(Supplier<String> incarnations, Replica replica) {
    this.incarnations = incarnations;
    this.replica = replica;
  }

  @Override
  public synchronized EpochVector poll() {
    if (vector == null) {
      vector = EpochVector.fresh(incarnations.get());
    }
    return vector;
  }

  @Override
  public synchronized void replace(String brokenIncarnation) {
    if (vector != null && vector.incarnation().equals(brokenIncarnation)) {
      vector = EpochVector.fresh(incarnations.get());
    }
  }

  @Override
  public synchronized long invalidate(Collection<Tag> tags, Invalidation kind, String token) {
    Bounds.tags(tags, token);
    EpochVector next = poll().invalidated(tags, kind);
    vector = next;
    String incarnation = next.incarnation();
    long sequence = next.sequence();
    for (Tag tag : tags) {
      Exact before = exact.getOrDefault(tag, new Exact(incarnation, 0, "", 0));
      exact.put(
          tag,
          switch (kind) {
            case SOFT -> new Exact(incarnation, sequence, before.hardIncarnation, before.hard);
            case HARD -> new Exact(incarnation, sequence, incarnation, sequence);
          });
    }
    return sequence;
  }

  @Override
  public synchronized long clear(Invalidation kind) {
    EpochVector next = poll().cleared(kind);
    vector = next;
    return next.sequence();
  }

  @Override
  public synchronized void markOrigin(long downUntil) {
    vector = poll().down(downUntil);
  }

  @Override
  public synchronized Map<Tag, TagSequence> exact(List<Tag> tags, String incarnation) {
    Map<Tag, TagSequence> sequences = new HashMap<>();
    for (Tag tag : tags) {
      @Nullable Exact last = exact.get(tag);
      if (last == null) {
        sequences.put(tag, TagSequence.NEVER);
      } else if (last.incarnation.equals(incarnation)) {
        sequences.put(
            tag,
            new TagSequence(last.soft, last.hardIncarnation.equals(incarnation) ? last.hard : 0));
      }
    }
    return sequences;
  }

  @Override
  public synchronized @Nullable StoredEntry read(
      String key, @Nullable String have, boolean strong) {
    checkKey(key);
    List<State> states = entries.getOrDefault(key, List.of(State.NOTHING));
    int picked = strong ? states.size() - 1 : replica.pick(key, states.size());
    @Nullable StoredEntry entry = states.get(picked).entry;
    if (entry == null) {
      return null;
    }
    if (entry.fillId().equals(have)) {
      return entry.withPayload(null);
    }
    return damagedPayloads.contains(entry.fillId()) ? null : entry;
  }

  @Override
  public synchronized Map<String, StoredEntry> headers(Collection<String> keys) {
    Map<String, StoredEntry> headers = new HashMap<>();
    for (String key : keys) {
      checkKey(key);
      @Nullable StoredEntry entry = latest(key);
      if (entry != null) {
        boolean inline = Bounds.payload(entry).length <= HeaderItem.LONGEST_INLINE;
        headers.put(key, inline ? entry : entry.withPayload(null));
      }
    }
    return headers;
  }

  @Override
  public synchronized boolean fill(String key, StoredEntry entry) {
    checkKey(key);
    Bounds.payload(entry);
    Bounds.life(entry);
    if (entry.stamp().equals(Stamp.NONE)) {
      return false;
    }
    @Nullable StoredEntry there = latest(key);
    if (there != null
        && there.stamp().incarnation().equals(entry.stamp().incarnation())
        && there.stamp().sequence() >= entry.stamp().sequence()
        && !(there.stamp().equals(entry.stamp()) && there.storedAt() < entry.storedAt())) {
      return there.fillId().equals(entry.fillId());
    }
    put(key, new State(entry));
    return true;
  }

  @Override
  public synchronized boolean confirm(String key, StoredEntry confirmed) {
    checkKey(key);
    Bounds.life(confirmed);
    @Nullable StoredEntry there = latest(key);
    if (confirmed.stamp().equals(Stamp.NONE)
        || there == null
        || !there.fillId().equals(confirmed.fillId())) {
      return false;
    }
    boolean later =
        !there.stamp().incarnation().equals(confirmed.stamp().incarnation())
            || there.stamp().sequence() < confirmed.stamp().sequence()
            || (there.stamp().equals(confirmed.stamp())
                && there.storedAt() <= confirmed.storedAt());
    if (later) {
      put(key, new State(timesOf(there, confirmed)));
    }
    return later;
  }

  @Override
  public synchronized LeaseVerdict lease(String key, String owner, long now, long until) {
    checkKey(key);
    Bounds.lease(now, until);
    @Nullable Lease there = leases.get(key);
    if (there != null
        && !there.owner.equals(owner)
        && there.until >= now
        && there.until <= now + LONGEST_LEASE.toMillis()) {
      return new LeaseVerdict.Theirs(there.until);
    }
    leases.put(key, new Lease(owner, until));
    return new LeaseVerdict.Yours();
  }

  @Override
  public synchronized boolean takeOver(String key, String owner, long over, long until) {
    @Nullable Lease there = leases.get(key);
    if (there == null || !(there.until == over || there.owner.equals(owner))) {
      return false;
    }
    leases.put(key, new Lease(owner, until));
    return true;
  }

  @Override
  public synchronized boolean keep(String key, String owner, long until) {
    @Nullable Lease there = leases.get(key);
    if (there == null || !there.owner.equals(owner)) {
      return false;
    }
    leases.put(key, new Lease(owner, until));
    return true;
  }

  @Override
  public synchronized void release(String key, String owner) {
    @Nullable Lease there = leases.get(key);
    if (there != null && there.owner.equals(owner)) {
      leases.remove(key);
    }
  }

  @Override
  public synchronized void loseVector() {
    vector = null;
  }

  @Override
  public synchronized void restoreVector(EpochVector earlier) {
    vector = earlier;
  }

  /** As good as lost: whoever meets it puts another in its place. */
  @Override
  public synchronized void spoilVector() {
    vector = null;
  }

  @Override
  public synchronized void spoilEntry(String key) {
    put(key, State.NOTHING);
  }

  @Override
  public synchronized void losePayload(String key) {
    @Nullable StoredEntry there = latest(key);
    if (there != null) {
      damagedPayloads.add(there.fillId());
    }
  }

  @Override
  public synchronized void spoilPayload(String key) {
    losePayload(key);
  }

  @Override
  public synchronized void spoilLease(String key) {
    leases.remove(key);
  }

  private @Nullable StoredEntry latest(String key) {
    return entries.getOrDefault(key, List.of(State.NOTHING)).getLast().entry;
  }

  private void put(String key, State state) {
    entries.computeIfAbsent(key, ignored -> new ArrayList<>(List.of(State.NOTHING))).add(state);
  }

  private static StoredEntry timesOf(StoredEntry there, StoredEntry confirmed) {
    StoredEntry times =
        new StoredEntry(
            confirmed.stamp(),
            there.kind(),
            confirmed.storedAt(),
            confirmed.freshMillis(),
            confirmed.staleMillis(),
            confirmed.fetchMillis(),
            there.etag(),
            there.format(),
            there.tags(),
            there.fillId(),
            new byte[0]);
    return times.withPayload(there.payload());
  }

  private static void checkKey(String key) {
    new SharedKeys("memory").entry(key);
  }
}
