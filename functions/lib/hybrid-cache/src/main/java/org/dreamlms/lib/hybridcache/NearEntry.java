package org.dreamlms.lib.hybridcache;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.dreamlms.lib.hybridcache.Answer.Quality;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.jspecify.annotations.Nullable;

/**
 * An entry in this JVM: decoded, with all its tags. Immutable; a restamped one is another.
 *
 * <p>It carries the answers that a hit gives, so that a hit allocates nothing.
 */
final class NearEntry<V> {
  /** Bytes of an entry beside its value and tags: measured, rounded up. */
  private static final int BASE_WEIGHT = 400;

  private static final int TAG_WEIGHT = 120;

  private final Stamp stamp;
  private final Tag[] tags;
  private final EntryKind kind;
  private final @Nullable Moment seenAt;
  private final long storedAt;
  private final long freshMillis;
  private final long staleMillis;
  private final long fetchMillis;
  private final @Nullable String etag;
  private final String fillId;
  private final @Nullable V value;
  private final int valueWeight;
  private final long retryAt;
  private final Answer<V> hit;
  private final Answer<V> unverifiedHit;

  /** Set once, before anybody else sees the entry. */
  private @Nullable LongAdder evictions;

  /**
   * @param seenAt since when it may have become old: when its fetch began, or the vector was read
   *     that it was found valid by; null: nobody knows
   * @param retryAt milliseconds since 1970: the origin failed to renew it and is not asked before
   */
  private NearEntry(
      Stamp stamp,
      Tag[] tags,
      @Nullable Moment seenAt,
      StoredEntry header,
      @Nullable V value,
      int valueWeight,
      long retryAt) {
    this.stamp = stamp;
    this.tags = tags;
    this.kind = header.kind();
    this.seenAt = seenAt;
    this.storedAt = header.storedAt();
    this.freshMillis = header.freshMillis();
    this.staleMillis = header.staleMillis();
    this.fetchMillis = header.fetchMillis();
    this.etag = header.etag();
    this.fillId = header.fillId();
    this.value = value;
    this.valueWeight = valueWeight;
    this.retryAt = retryAt;
    this.hit = answer(Source.NEAR, Quality.FRESH, false);
    this.unverifiedHit = answer(Source.NEAR, Quality.FRESH, true);
  }

  /**
   * @param header whose payload is left aside
   * @param value null exactly of an absence
   */
  static <V> NearEntry<V> of(
      StoredEntry header,
      List<Tag> tags,
      @Nullable Moment seenAt,
      @Nullable V value,
      int valueWeight) {
    return new NearEntry<>(
        header.stamp(), tags.toArray(Tag[]::new), seenAt, header, value, valueWeight, 0);
  }

  /** Valid as of a later reading of the vector. */
  NearEntry<V> restamped(Stamp later, Moment at) {
    return new NearEntry<>(later, tags, at, header(later, storedAt), value, valueWeight, retryAt);
  }

  /** Found unchanged by the origin. */
  NearEntry<V> confirmed(Stamp later, Moment began, long at) {
    return new NearEntry<>(later, tags, began, header(later, at), value, valueWeight, 0);
  }

  /** The origin failed to renew it. */
  NearEntry<V> notBefore(long millis) {
    return new NearEntry<>(
        stamp, tags, seenAt, header(stamp, storedAt), value, valueWeight, millis);
  }

  /** Without the payload. */
  StoredEntry header(Stamp later, long at) {
    return new StoredEntry(
        later, kind, at, freshMillis, staleMillis, fetchMillis, etag, 0, List.of(), fillId, null);
  }

  Stamp stamp() {
    return stamp;
  }

  /** Not to be changed. */
  Tag[] tags() {
    return tags;
  }

  EntryKind kind() {
    return kind;
  }

  @Nullable Moment seenAt() {
    return seenAt;
  }

  long storedAt() {
    return storedAt;
  }

  long freshMillis() {
    return freshMillis;
  }

  long fetchMillis() {
    return fetchMillis;
  }

  @Nullable String etag() {
    return etag;
  }

  String fillId() {
    return fillId;
  }

  @Nullable V value() {
    return value;
  }

  int valueWeight() {
    return valueWeight;
  }

  long retryAt() {
    return retryAt;
  }

  /**
   * @param counter of the tier that is about to keep it
   */
  void countedBy(LongAdder counter) {
    evictions = counter;
  }

  /** The tier gave it up for want of room. */
  void evicted() {
    if (evictions != null) {
      evictions.increment();
    }
  }

  /** Bytes on the heap, an estimate. */
  int weight() {
    long all = (long) BASE_WEIGHT + (long) TAG_WEIGHT * tags.length + valueWeight;
    return (int) Math.min(Integer.MAX_VALUE, all);
  }

  /**
   * @param now milliseconds since 1970
   */
  EntryState state(Validity validity, long now) {
    return EntryState.of(validity, kind, storedAt, now, freshMillis, staleMillis);
  }

  /** The answer of a hit, made once. */
  Answer<V> hit(boolean unverified) {
    return unverified ? unverifiedHit : hit;
  }

  Answer<V> answer(Source source, Quality quality, boolean unverified) {
    return new Answer<>(value, source, quality, storedAt, freshMillis, false, unverified);
  }
}
