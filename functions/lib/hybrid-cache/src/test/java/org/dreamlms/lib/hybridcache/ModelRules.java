package org.dreamlms.lib.hybridcache;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.lib.hybridcache.ModelStore.ExactKey;
import org.jspecify.annotations.Nullable;

/** Each place where the model calls the functions of production; mutants do one of them wrongly. */
class ModelRules {
  static final ModelRules PRODUCTION = new ModelRules();

  /** An age at which an entry is fresh, and one at which it is stale. */
  static final long FRESH_AGE = 0;

  static final long STALE_AGE = 1;

  EpochVector invalidated(EpochVector stored, List<Tag> tags, Invalidation kind) {
    return stored.invalidated(tags, kind);
  }

  EpochVector cleared(EpochVector stored, Invalidation kind) {
    return stored.cleared(kind);
  }

  Epoch.Reply replied(Epoch epoch, Epoch.Ticket begun, EpochVector read) {
    return epoch.replied(begun, read);
  }

  Validity validity(EpochVector known, Stamp stamp, Tag[] tags) {
    return known.validity(stamp, tags);
  }

  Validity validity(EpochVector known, Stamp stamp, Tag[] tags, Map<Tag, TagSequence> exact) {
    return known.validity(stamp, tags, exact);
  }

  EntryState state(Validity validity, EntryKind kind, long age) {
    return EntryState.of(validity, kind, 0, age, STALE_AGE, 1);
  }

  /** As {@link SharedStore#exact}: a tag has one item, of the incarnation that wrote it last. */
  Map<Tag, TagSequence> exact(Map<ExactKey, TagSequence> stored, Tag[] tags, String incarnation) {
    Map<Tag, TagSequence> told = new HashMap<>();
    for (Tag tag : tags) {
      ExactKey last = lastWritten(stored, tag);
      if (last == null) {
        told.put(tag, TagSequence.NEVER);
      } else if (last.incarnation().equals(incarnation)) {
        told.put(tag, stored.getOrDefault(last, TagSequence.NEVER));
      }
    }
    return told;
  }

  /** Incarnations of the model are named in the order of the alphabet. */
  static @Nullable ExactKey lastWritten(Map<ExactKey, TagSequence> stored, Tag tag) {
    return stored.keySet().stream()
        .filter(key -> key.tag().equals(tag))
        .max(Comparator.comparing(ExactKey::incarnation))
        .orElse(null);
  }

  Stamp stampBeforeFetch(@Nullable EpochVector known) {
    return known == null ? Stamp.NONE : known.stamp();
  }

  Stamp stampOfFill(Stamp beforeFetch, @Nullable EpochVector known, EpochVector stored) {
    return beforeFetch;
  }

  boolean mayJoin(EpochVector known, Stamp flight, Tag[] tags) {
    return known.validity(flight, tags) == Validity.VALID;
  }

  /** The condition of {@link SharedStore#fill}. */
  boolean mayPut(@Nullable ModelEntry there, ModelEntry filled) {
    return there == null
        || !there.stamp().incarnation().equals(filled.stamp().incarnation())
        || there.stamp().sequence() <= filled.stamp().sequence();
  }

  /** Of what was found valid by a vector, and is kept in the near tier. */
  Stamp restamped(Stamp stamp, EpochVector judgedBy) {
    return judgedBy.stamp();
  }

  /** Whether an entry that knows more than the vector makes the reader doubt the vector. */
  boolean doubts() {
    return true;
  }

  /** Whether the sequence of a poll is read after its buckets. */
  boolean isTorn() {
    return false;
  }

  boolean deletesShared() {
    return false;
  }

  /** Whether exact sequences follow the vector, in a request of their own. */
  boolean isVectorFirst() {
    return false;
  }

  /** Whether exact sequences are used that were read some time ago. */
  boolean remembersExact() {
    return false;
  }

  /** Whether an entry is judged by one vector and stamped by a later one. */
  boolean restampsLater() {
    return false;
  }
}
