package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dreamlms.lib.hybridcache.Answer.Quality;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.jspecify.annotations.Nullable;

/**
 * One answer to one key beyond a plain hit: the near tier's after a closer look, the shared tier's,
 * somebody else's fetch, or the origin's. Used once, by one thread.
 *
 * <p>Remembers on the way the best value that would do if all else fails.
 */
final class Lookup<K, V> {
  /**
   * @param entry what the answer was made of; null when the origin's was not kept
   */
  record Outcome<V>(Answer<V> answer, @Nullable NearEntry<V> entry) {}

  private static final long FIRST_LOOK_MILLIS = 25;
  private static final long LAST_LOOK_MILLIS = 200;

  private final Machinery machinery;
  private final Judge judge;
  private final CacheName<K, V> name;
  private final K key;
  private final String visible;
  private final NearTier<K, V> near;
  private final Fetch<V> fetch;
  private Trust trust;
  private @Nullable NearEntry<V> best;
  private EntryState bestState = EntryState.MISS;
  private Source bestSource = Source.NEAR;
  private Stamp bestJudgedBy = Stamp.NONE;
  private long notOlderThan = Long.MIN_VALUE;

  Lookup(
      Machinery machinery,
      CacheName<K, V> name,
      K key,
      NearTier<K, V> near,
      Fetch<V> fetch,
      Trust trust) {
    this.machinery = machinery;
    this.judge = new Judge(machinery);
    this.name = name;
    this.key = key;
    this.visible = name.visibleKey().apply(key);
    this.near = near;
    this.fetch = fetch;
    this.trust = trust;
  }

  /**
   * @param held by the near tier
   * @param early whether it is to be refreshed though it is fresh
   */
  Outcome<V> answer(@Nullable NearEntry<V> held, boolean early) {
    Outcome<V> known = held == null ? null : fromNear(held, early);
    if (known != null) {
      return known;
    }
    if (isBackedOff()) {
      return withoutOrigin(null, machinery.times().failureBackoff());
    }
    known = trust == Trust.LOST ? null : fromShared(false);
    if (known != null) {
      return known;
    }
    Duration leftAlone = machinery.origin().leftAloneFor();
    return leftAlone == null ? leased() : withoutOrigin(null, leftAlone);
  }

  /** Either tier's answer; null when neither has one that may be given without the origin. */
  @Nullable Outcome<V> withoutFetching(@Nullable NearEntry<V> held) {
    Outcome<V> known = held == null ? null : fromNear(held, false);
    return known != null || trust == Trust.LOST ? known : fromShared(false);
  }

  /** Keeps what was loaded elsewhere. */
  void put(V value, AsOf asOf) {
    Moment began = asOf.began();
    long took = machinery.pace().now().millisWorkedSince(began);
    found(asOf.stamp(), began, took, new Fetched.Found<>(value, null));
  }

  private @Nullable Outcome<V> fromNear(NearEntry<V> held, boolean early) {
    Judge.Verdict verdict = judge.of(held, trust, near);
    if (verdict.answers() && early && verdict.state() == EntryState.FRESH) {
      near.count(CacheEvent.EARLY);
      notOlderThan = held.storedAt() + 1;
      consider(held, EntryState.STALE, verdict, Source.NEAR);
      return null;
    }
    if (!verdict.answers()) {
      consider(held, verdict.state(), verdict, Source.NEAR);
      return null;
    }
    NearEntry<V> entry = verdict.rescued() ? restamped(held, verdict) : held;
    near.count(verdict.state() == EntryState.FRESH ? CacheEvent.NEAR_HIT : CacheEvent.NEGATIVE_HIT);
    return new Outcome<>(entry.hit(trust != Trust.KNOWN), entry);
  }

  private @Nullable Outcome<V> fromShared(boolean strong) {
    if (name.codec() == null) {
      return null;
    }
    NearEntry<V> entry = read(strong);
    if (entry == null || claimsTooMuch(entry)) {
      return null;
    }
    Judge.Verdict verdict = judge.of(entry, trust, near);
    if (!verdict.answers() || entry.storedAt() < notOlderThan) {
      consider(entry, verdict.state(), verdict, Source.SHARED);
      return null;
    }
    NearEntry<V> kept = restamped(entry, verdict);
    near.count(
        verdict.state() == EntryState.FRESH ? CacheEvent.SHARED_HIT : CacheEvent.NEGATIVE_HIT);
    return new Outcome<>(kept.answer(Source.SHARED, Quality.FRESH, trust != Trust.KNOWN), kept);
  }

  private @Nullable NearEntry<V> read(boolean strong) {
    NearEntry<V> have = best;
    String haveFill = have == null || have.fillId().isEmpty() ? null : have.fillId();
    try {
      StoredEntry stored = machinery.store().read(visible, haveFill, strong);
      return stored == null ? null : decoded(stored, have);
    } catch (SharedStoreException unreachable) {
      machinery.counts().storeFailed("read");
      return null;
    }
  }

  private @Nullable NearEntry<V> decoded(StoredEntry stored, @Nullable NearEntry<V> have) {
    List<Tag> tags = new ArrayList<>(name.tagsOf(key));
    tags.addAll(stored.tags());
    if (stored.kind() == EntryKind.ABSENT) {
      return NearEntry.of(stored, tags, null, null, 0);
    }
    if (have != null && have.fillId().equals(stored.fillId())) {
      return NearEntry.of(stored, tags, null, have.value(), have.valueWeight());
    }
    V value = new Payload<>(name).read(stored);
    if (value == null) {
      near.count(CacheEvent.UNREADABLE);
      return null;
    }
    return NearEntry.of(stored, tags, null, value, name.weight().applyAsInt(value));
  }

  /**
   * An entry may know more than this environment: then it has to ask. If it knows more than a poll
   * that began after it was read, the vector is not the one that it was stamped by.
   */
  private boolean claimsTooMuch(NearEntry<V> entry) {
    if (trust == Trust.LOST || !isAhead(entry)) {
      return false;
    }
    boolean told = machinery.polls().pollNow();
    if (!isAhead(entry)) {
      return false;
    }
    if (!told) {
      // Nobody knows. It is left alone, and so is the vector.
      return true;
    }
    EpochVector vector = machinery.known().vector();
    if (vector != null && vector.incarnation().equals(entry.stamp().incarnation())) {
      machinery.polls().foundBroken(vector.incarnation());
    }
    return true;
  }

  private boolean isAhead(NearEntry<V> entry) {
    EpochVector vector = machinery.known().vector();
    return vector == null
        || !vector.incarnation().equals(entry.stamp().incarnation())
        || vector.sequence() < entry.stamp().sequence();
  }

  private Outcome<V> leased() {
    String owner = machinery.pace().id();
    Moment began = machinery.pace().now();
    Duration patience = shorter(machinery.times().waitAtMost(), machinery.remaining().left());
    LeaseWatch watch = new LeaseWatch(machinery.times().lease());
    while (true) {
      LeaseVerdict verdict;
      try {
        verdict = leaseFor(owner, watch);
      } catch (SharedStoreException unreachable) {
        machinery.counts().storeFailed("lease");
        return unleased();
      }
      switch (verdict) {
        case LeaseVerdict.Yours _ -> {
          return asHolder(owner);
        }
        case LeaseVerdict.Theirs theirs -> {
          watch.saw(theirs.untilMillis(), machinery.pace().now());
          Outcome<V> other = whileTheyFetch(theirs.untilMillis(), began, patience);
          if (other != null) {
            return other;
          }
        }
      }
    }
  }

  private LeaseVerdict leaseFor(String owner, LeaseWatch watch) {
    Moment now = machinery.pace().now();
    long until = now.wallMillis() + machinery.times().lease().toMillis();
    if (watch.isDead(now)) {
      // With the end that all others watch, the next of them would take it over again.
      long other = until == watch.end() ? until + 1 : until;
      if (machinery.store().takeOver(visible, owner, watch.end(), other)) {
        return new LeaseVerdict.Yours();
      }
    }
    return machinery.store().lease(visible, owner, now.wallMillis(), until);
  }

  /** Null: the lease may be free by now. */
  private @Nullable Outcome<V> whileTheyFetch(long until, Moment began, Duration patience) {
    NearEntry<V> old = fallback();
    boolean graced = bestState == EntryState.FALLBACK && machinery.grace();
    if (old != null && (bestState == EntryState.STALE || graced)) {
      near.count(isEarly() ? CacheEvent.NEAR_HIT : CacheEvent.STALE);
      return new Outcome<>(old.answer(bestSource, old(Quality.STALE), trust != Trust.KNOWN), old);
    }
    Moment asked = machinery.pace().now();
    // Their clock may be wrong: nobody waits for a lease longer than leases are.
    long span = Math.min(until - asked.wallMillis(), machinery.times().lease().toMillis());
    long look = FIRST_LOOK_MILLIS;
    while (true) {
      Moment now = machinery.pace().now();
      long left = patience.toMillis() - now.millisWorkedSince(began);
      if (left <= 0) {
        return givenUp();
      }
      long untilFree = span - now.millisWorkedSince(asked) + 1;
      if (untilFree <= 0) {
        return null;
      }
      long jittered = (long) (look * (0.75 + 0.5 * machinery.pace().chance()));
      machinery.pace().pause(Duration.ofMillis(Math.min(jittered, Math.min(left, untilFree))));
      look = Math.min(LAST_LOOK_MILLIS, 2 * look);
      trust = machinery.polls().freshen();
      Outcome<V> filled = trust == Trust.LOST ? null : fromShared(false);
      if (filled != null) {
        near.count(CacheEvent.WAITED);
        return new Outcome<>(filled.answer().collapsedOne(), filled.entry());
      }
    }
  }

  private Outcome<V> givenUp() {
    if (fallback() != null) {
      return withoutOrigin(null, machinery.times().failureBackoff());
    }
    near.count(CacheEvent.UNANSWERED);
    throw new CacheBusyException(visible);
  }

  private Outcome<V> asHolder(String owner) {
    try (Pace.Beside renewing =
        machinery.pace().every(machinery.times().leaseRenewal(), () -> keepLease(owner))) {
      // Stamped before the fetch, and no lower than any waiter's vector: or they would refuse it.
      machinery.polls().pollNow();
      trust = machinery.known().trust(machinery.pace().now());
      // Who had the lease before may have filled it meanwhile.
      Outcome<V> filled = trust == Trust.LOST ? null : fromShared(true);
      return filled == null ? fetched(best) : filled;
    } finally {
      release(owner);
    }
  }

  private void keepLease(String owner) {
    try {
      long until = machinery.pace().wallMillis() + machinery.times().lease().toMillis();
      machinery.store().keep(visible, owner, until);
    } catch (SharedStoreException unreachable) {
      machinery.counts().storeFailed("keep");
    }
  }

  private void release(String owner) {
    try {
      machinery.store().release(visible, owner);
    } catch (SharedStoreException unreachable) {
      // It ends by itself soon.
      machinery.counts().storeFailed("release");
    }
  }

  private Outcome<V> unleased() {
    if (machinery.unleased().take()) {
      return fetched(best);
    }
    return givenUp();
  }

  /**
   * @param old whose validator the origin is asked with
   */
  private Outcome<V> fetched(@Nullable NearEntry<V> old) {
    Stamp stamp = machinery.known().stamp();
    Moment began = machinery.pace().now();
    near.count(CacheEvent.FETCH);
    Fetched<V> fetched;
    try {
      fetched = fetch.fetch(old == null ? null : old.etag());
    } catch (OriginDownException down) {
      near.count(CacheEvent.FETCH_FAILED);
      machinery.origin().failed();
      return withoutOrigin(down, down.retryAfter());
    } catch (RuntimeException unusable) {
      near.count(CacheEvent.FETCH_FAILED);
      return withoutOrigin(unusable, machinery.times().failureBackoff());
    }
    machinery.origin().answered();
    long took = machinery.pace().now().millisWorkedSince(began);
    return switch (fetched) {
      case Fetched.Found<V> found -> found(stamp, began, took, found);
      case Fetched.None<V> _ -> absent(stamp, began, took);
      case Fetched.Unchanged<V> _ ->
          old == null || old.etag() == null
              ? unusable("The origin confirms what nobody has")
              : unchanged(stamp, began, old);
    };
  }

  private Outcome<V> found(Stamp stamp, Moment began, long took, Fetched.Found<V> found) {
    List<Tag> content = name.contentTags().apply(key, found.value());
    StoredEntry entry =
        new StoredEntry(
            stamp,
            EntryKind.PRESENT,
            began.wallMillis(),
            jittered(name.lifetimes().fresh()),
            name.lifetimes().stale().toMillis(),
            took,
            found.etag(),
            format(),
            content,
            machinery.pace().id(),
            null);
    List<Tag> tags = new ArrayList<>(name.tagsOf(key));
    tags.addAll(content);
    int weight = name.weight().applyAsInt(found.value());
    NearEntry<V> kept = kept(NearEntry.of(entry, tags, began, found.value(), weight));
    if (name.codec() != null && !stamp.equals(Stamp.NONE)) {
      StoredEntry written = new Payload<>(name).written(entry, found.value());
      if (written == null) {
        near.count(CacheEvent.OVERSIZE);
      } else {
        fill(written);
      }
    }
    return new Outcome<>(kept.answer(Source.ORIGIN, Quality.FRESH, false), kept);
  }

  private Outcome<V> absent(Stamp stamp, Moment began, long took) {
    StoredEntry entry =
        new StoredEntry(
            stamp,
            EntryKind.ABSENT,
            began.wallMillis(),
            name.lifetimes().absent().toMillis(),
            0,
            took,
            null,
            format(),
            List.of(),
            "",
            new byte[0]);
    NearEntry<V> kept = kept(NearEntry.of(entry, name.tagsOf(key), began, null, 0));
    if (name.codec() != null && !stamp.equals(Stamp.NONE)) {
      fill(entry);
    }
    return new Outcome<>(kept.answer(Source.ORIGIN, Quality.FRESH, false), kept);
  }

  private Outcome<V> unchanged(Stamp stamp, Moment began, NearEntry<V> old) {
    near.count(CacheEvent.UNCHANGED);
    NearEntry<V> kept = kept(old.confirmed(stamp, began, began.wallMillis()));
    if (name.codec() != null && !stamp.equals(Stamp.NONE)) {
      try {
        machinery.store().confirm(visible, kept.header(stamp, began.wallMillis()));
      } catch (SharedStoreException unreachable) {
        machinery.counts().storeFailed("confirm");
      }
    }
    return new Outcome<>(kept.answer(Source.ORIGIN, Quality.FRESH, false), kept);
  }

  private Outcome<V> unusable(String why) {
    near.count(CacheEvent.FETCH_FAILED);
    return withoutOrigin(new IllegalStateException(why), machinery.times().failureBackoff());
  }

  private void fill(StoredEntry entry) {
    try {
      machinery.store().fill(visible, entry);
    } catch (SharedStoreException unreachable) {
      machinery.counts().storeFailed("fill");
    }
  }

  /**
   * @param cause null when the origin was not asked
   */
  private Outcome<V> withoutOrigin(@Nullable RuntimeException cause, Duration retryAfter) {
    NearEntry<V> old = fallback();
    if (old == null && trust == Trust.LOST) {
      fromSharedUnseen();
      old = best;
    }
    if (old == null) {
      near.count(CacheEvent.UNANSWERED);
      throw cause != null
          ? cause
          : new OriginDownException(visible + ": the origin is left alone", retryAfter, null);
    }
    if (cause != null) {
      long backoff = machinery.origin().jittered(machinery.times().failureBackoff());
      old = kept(old.notBefore(machinery.pace().wallMillis() + backoff));
    }
    near.count(isEarly() ? CacheEvent.NEAR_HIT : CacheEvent.STALE_ON_ERROR);
    Quality quality = old(Quality.STALE_ON_ERROR);
    return new Outcome<>(old.answer(bestSource, quality, trust != Trust.KNOWN), old);
  }

  private boolean isEarly() {
    return notOlderThan != Long.MIN_VALUE;
  }

  /** What was to be refreshed before its time is still fresh. */
  private Quality old(Quality otherwise) {
    return isEarly() ? Quality.FRESH : otherwise;
  }

  /** While no vector can be read the shared tier may still be readable. */
  private void fromSharedUnseen() {
    NearEntry<V> entry = name.codec() == null ? null : read(false);
    if (entry != null) {
      Judge.Verdict verdict = judge.of(entry, trust, near);
      consider(entry, verdict.state(), verdict, Source.SHARED);
    }
  }

  /** The best so far, if it still is one by what is known of the vector by now. */
  private @Nullable NearEntry<V> fallback() {
    trust = machinery.known().trust(machinery.pace().now());
    NearEntry<V> old = best;
    if (old == null || bestJudgedBy.equals(machinery.known().stamp())) {
      return old;
    }
    Judge.Verdict again = judge.of(old, trust, near);
    best = null;
    consider(old, again.answers() ? EntryState.STALE : again.state(), again, bestSource);
    return best;
  }

  private void consider(
      NearEntry<V> entry, EntryState state, Judge.Verdict verdict, Source source) {
    boolean mayAnswer = state == EntryState.STALE || state == EntryState.FALLBACK;
    NearEntry<V> old = best;
    boolean better =
        old == null
            || (state == EntryState.STALE && bestState == EntryState.FALLBACK)
            || (state == bestState && entry.storedAt() > old.storedAt());
    if (mayAnswer && better) {
      best = entry;
      bestState = state;
      bestSource = source;
      bestJudgedBy = verdict.asOf();
    }
  }

  private int format() {
    Codec<V> codec = name.codec();
    return codec == null ? 0 : codec.version();
  }

  private boolean isBackedOff() {
    NearEntry<V> old = best;
    long left = old == null ? 0 : old.retryAt() - machinery.pace().wallMillis();
    return left > 0 && left <= 2 * machinery.times().failureBackoff().toMillis();
  }

  /**
   * Kept as valid as of the vector that judged it. Safe because each poll reads the vector in one
   * piece (cache protocol 3.3); of a vector that is not young nothing new is learnt.
   */
  private NearEntry<V> restamped(NearEntry<V> valid, Judge.Verdict verdict) {
    return kept(
        trust == Trust.KNOWN ? valid.restamped(verdict.asOf(), machinery.pace().now()) : valid);
  }

  private NearEntry<V> kept(NearEntry<V> entry) {
    near.put(key, entry, machinery.known().stamp().incarnation());
    return entry;
  }

  /** Give or take a tenth, so that what was filled together does not end together. */
  private long jittered(Duration time) {
    return (long) (time.toMillis() * (0.9 + 0.2 * machinery.pace().chance()));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
