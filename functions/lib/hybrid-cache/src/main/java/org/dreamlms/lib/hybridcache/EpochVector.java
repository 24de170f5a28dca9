package org.dreamlms.lib.hybridcache;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * When anything was invalidated last: a counter that every invalidation raises, and, for each
 * bucket of tags, what it stood at then. All of it is one item of the table:
 *
 * <pre>
 * pk   S  E#dcs          the namespace
 * id   S  incarnation    random, made with the item; stamps name it
 * q    N  sequence       of the last invalidation
 * x    N  exact from     from here on every invalidation of named tags left exact ones (T#)
 * all  N  last clear     of everything, soft
 * allh N  last clear     of everything, hard
 * down N  ms since 1970  the origin is taken for down until then; 0 or absent: it is not
 * 0A   N  bucket         rows a (240), b (240) and h (64), one attribute each; absent counts as 0
 * </pre>
 *
 * <p>An entry stamped {@code s} is valid when no tag of it was invalidated after {@code s}; of a
 * tag the vector knows min(a, b), which is the true sequence or, when both buckets are shared, a
 * later one: it may refuse an innocent entry, never pass a guilty one. Immutable.
 */
final class EpochVector {
  private static final int ROW_B = Tag.BUCKETS;
  private static final int ROW_H = 2 * Tag.BUCKETS;

  /** Of all rows together. */
  static final int SIZE = ROW_H + Tag.HARD_BUCKETS;

  private final String incarnation;
  private final long sequence;
  private final long exactFrom;
  private final long all;
  private final long allHard;
  private final long downUntil;
  private final long[] buckets;

  /**
   * @param downUntil milliseconds since 1970
   * @param buckets rows a, b and h behind each other, {@link #SIZE} in all
   */
  EpochVector(
      String incarnation,
      long sequence,
      long exactFrom,
      long all,
      long allHard,
      long downUntil,
      long[] buckets) {
    if (incarnation.isBlank() || buckets.length != SIZE) {
      throw new IllegalArgumentException("An epoch vector has an incarnation and " + SIZE);
    }
    this.incarnation = incarnation;
    this.sequence = sequence;
    this.exactFrom = exactFrom;
    this.all = all;
    this.allHard = allHard;
    this.downUntil = downUntil;
    this.buckets = buckets.clone();
  }

  /** Nothing was invalidated yet. */
  static EpochVector fresh(String incarnation) {
    return new EpochVector(incarnation, 0, 0, 0, 0, 0, new long[SIZE]);
  }

  String incarnation() {
    return incarnation;
  }

  long sequence() {
    return sequence;
  }

  long exactFrom() {
    return exactFrom;
  }

  long all() {
    return all;
  }

  long allHard() {
    return allHard;
  }

  /** Milliseconds since 1970. */
  long downUntil() {
    return downUntil;
  }

  /**
   * @param index in rows a, b and h behind each other
   */
  long bucket(int index) {
    return buckets[index];
  }

  /** For what is fetched from now on. */
  Stamp stamp() {
    return new Stamp(incarnation, sequence);
  }

  /** Where a tag is counted: indexes in rows a and b, and in row h for a hard invalidation. */
  static int[] places(Tag tag, Invalidation kind) {
    return switch (kind) {
      case SOFT -> new int[] {tag.a(), ROW_B + tag.b()};
      case HARD -> new int[] {tag.a(), ROW_B + tag.b(), ROW_H + tag.h()};
    };
  }

  /** What this vector becomes by an invalidation: all that a store has to write. */
  EpochVector invalidated(Collection<Tag> tags, Invalidation kind) {
    long next = sequence + 1;
    long[] raised = buckets.clone();
    for (Tag tag : tags) {
      for (int place : places(tag, kind)) {
        raised[place] = next;
      }
    }
    return new EpochVector(incarnation, next, exactFrom, all, allHard, downUntil, raised);
  }

  /** As {@link #invalidated}, of everything there is. */
  EpochVector cleared(Invalidation kind) {
    long next = sequence + 1;
    long hard = kind == Invalidation.HARD ? next : allHard;
    return new EpochVector(incarnation, next, exactFrom, next, hard, downUntil, buckets);
  }

  EpochVector down(long until) {
    return new EpochVector(incarnation, sequence, exactFrom, all, allHard, until, buckets);
  }

  /**
   * This vector and another reading of the same incarnation, in any order and any number of times:
   * the later of each counter. The mark of the origin is taken from the reading with the higher
   * sequence, or the given one: it only saves calls.
   */
  EpochVector merged(EpochVector polled) {
    if (!incarnation.equals(polled.incarnation)) {
      throw new IllegalArgumentException("Of another incarnation; that is not for merging");
    }
    long[] later = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      later[i] = Math.max(buckets[i], polled.buckets[i]);
    }
    return new EpochVector(
        incarnation,
        Math.max(sequence, polled.sequence),
        Math.max(exactFrom, polled.exactFrom),
        Math.max(all, polled.all),
        Math.max(allHard, polled.allHard),
        polled.sequence < sequence ? downUntil : polled.downUntil,
        later);
  }

  /** Allocates nothing: this is asked at every hit. */
  Validity validity(Stamp stamp, Tag[] tags) {
    if (!incarnation.equals(stamp.incarnation())) {
      return Validity.VOID;
    }
    long since = stamp.sequence();
    if (allHard > since) {
      return Validity.HARD;
    }
    boolean valid = all <= since;
    for (Tag tag : tags) {
      if (Math.min(buckets[tag.a()], buckets[ROW_B + tag.b()]) > since) {
        if (buckets[ROW_H + tag.h()] > since) {
          return Validity.HARD;
        }
        valid = false;
      }
    }
    return valid ? Validity.VALID : Validity.SOFT;
  }

  /**
   * What remains of a refusal when it is known exactly when each tag was invalidated: another tag
   * in the same buckets refuses nobody. Clearing everything is never overruled, nor what was
   * stamped before exact sequences were kept.
   *
   * @param exact read strongly after this vector was; of a tag that is absent there nothing but the
   *     vector tells
   */
  Validity validity(Stamp stamp, Tag[] tags, Map<Tag, TagSequence> exact) {
    Validity guess = validity(stamp, tags);
    if (guess == Validity.VALID || guess == Validity.VOID || stamp.sequence() < exactFrom) {
      return guess;
    }
    long since = stamp.sequence();
    if (allHard > since) {
      return Validity.HARD;
    }
    boolean valid = all <= since;
    for (Tag tag : tags) {
      TagSequence last = exact.get(tag);
      if (last == null) {
        last = guessed(tag);
      }
      if (last.hard() > since) {
        return Validity.HARD;
      }
      valid &= last.soft() <= since;
    }
    return valid ? Validity.VALID : Validity.SOFT;
  }

  /** The latest that a tag may have been invalidated. */
  private TagSequence guessed(Tag tag) {
    long soft = Math.min(buckets[tag.a()], buckets[ROW_B + tag.b()]);
    return new TagSequence(soft, Math.min(soft, buckets[ROW_H + tag.h()]));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EpochVector vector
        && incarnation.equals(vector.incarnation)
        && sequence == vector.sequence
        && exactFrom == vector.exactFrom
        && all == vector.all
        && allHard == vector.allHard
        && downUntil == vector.downUntil
        && Arrays.equals(buckets, vector.buckets);
  }

  @Override
  public int hashCode() {
    return 31 * incarnation.hashCode() + Long.hashCode(sequence);
  }

  @Override
  public String toString() {
    return "EpochVector[" + incarnation + " " + sequence + "]";
  }
}
