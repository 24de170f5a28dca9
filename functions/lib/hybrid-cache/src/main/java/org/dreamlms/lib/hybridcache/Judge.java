package org.dreamlms.lib.hybridcache;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what may be done with an entry, by the vector, by the exact sequences of its tags where the
 * vector refuses, and without either when the shared tier is gone.
 */
final class Judge {
  private final Machinery machinery;

  Judge(Machinery machinery) {
    this.machinery = machinery;
  }

  /**
   * @param rescued the vector alone would have refused it
   * @param asOf of the vector that judged; a valid entry may be stamped with it, but with no later
   *     one
   */
  record Verdict(EntryState state, boolean rescued, Stamp asOf) {
    /** Whether it may be answered with, nobody else being asked. */
    boolean answers() {
      return state == EntryState.FRESH || state == EntryState.NEGATIVE;
    }
  }

  Verdict of(NearEntry<?> entry, Trust trust, NearTier<?, ?> counted) {
    Moment now = machinery.pace().now();
    EpochVector vector = machinery.known().vector();
    if (trust == Trust.LOST || vector == null) {
      return new Verdict(withoutVector(entry, vector, now), false, Stamp.NONE);
    }
    Validity guess = vector.validity(entry.stamp(), entry.tags());
    if (guess == Validity.VALID || guess == Validity.VOID) {
      return new Verdict(entry.state(guess, now.wallMillis()), false, vector.stamp());
    }
    Validity exact = exactly(entry, vector, guess);
    counted.count(exact == Validity.VALID ? CacheEvent.RESCUED : CacheEvent.REFUSED);
    boolean rescued = exact == Validity.VALID;
    return new Verdict(entry.state(exact, now.wallMillis()), rescued, vector.stamp());
  }

  /** The vector was read before the exact sequences are: so they know all that it knows. */
  private Validity exactly(NearEntry<?> entry, EpochVector vector, Validity guess) {
    try {
      Map<Tag, TagSequence> exact =
          machinery.store().exact(List.of(entry.tags()), vector.incarnation());
      return vector.validity(entry.stamp(), entry.tags(), exact);
    } catch (SharedStoreException unreachable) {
      machinery.counts().storeFailed("exact");
      return guess;
    }
  }

  /**
   * What was fetched, or found valid, within the grace is not further behind than the grace allows.
   * After that it only answers when the origin fails; what is known to be deleted, never.
   */
  private EntryState withoutVector(NearEntry<?> entry, @Nullable EpochVector vector, Moment now) {
    Validity last = vector == null ? Validity.VOID : vector.validity(entry.stamp(), entry.tags());
    boolean nothingKnown = last == Validity.VOID && isOfNone(entry, vector);
    Moment seen = entry.seenAt();
    boolean young = seen != null && machinery.known().withinGrace(seen, now);
    if (last == Validity.HARD || (last == Validity.VOID && !nothingKnown)) {
      return EntryState.GONE;
    }
    boolean passes = young && last != Validity.SOFT;
    return entry.state(passes ? Validity.VALID : Validity.SOFT, now.wallMillis());
  }

  private static boolean isOfNone(NearEntry<?> entry, @Nullable EpochVector vector) {
    return vector == null || entry.stamp().equals(Stamp.NONE);
  }
}
