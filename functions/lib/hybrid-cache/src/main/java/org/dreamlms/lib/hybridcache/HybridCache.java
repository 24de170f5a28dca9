package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.dreamlms.lib.hybridcache.Answer.Quality;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what an origin says: near in this JVM, shared in a table. Whatever is given from it
 * knows every invalidation that was committed more than one poll interval ago; no clock, message or
 * lease is needed for that to be true, they only save calls. Safe for any number of threads; starts
 * none that outlives a call, but for what {@link #pollEarly} is asked for.
 */
public final class HybridCache {
  /** So many tags one invalidation names; with more it is of everything. */
  public static final int MOST_TAGS = SharedStore.MOST_TAGS;

  private static final Logger LOG = LoggerFactory.getLogger(HybridCache.class);

  /** The usual weight of chance in early refreshes (Vattani et al., 2015: beta). */
  private static final double EAGERNESS = 1.0;

  /** Further from its end than this many fetches, the lot never falls on an entry. */
  private static final int FAR = 30;

  /** A lookup whose flight is invalidated again and again asks by itself at last. */
  private static final int JOINS = 3;

  private record FlightKey(String name, Object key) {}

  private final Machinery machinery;
  private final NearTiers tiers;
  private final ConcurrentMap<String, NearTier<?, ?>> near = new ConcurrentHashMap<>();
  private final Flights<FlightKey, Stamp, Lookup.Outcome<?>> flights;

  HybridCache(Machinery machinery, NearTiers tiers) {
    this.machinery = machinery;
    this.tiers = tiers;
    this.flights = new Flights<>(machinery.pace());
  }

  /**
   * The value, from the nearest tier that has it, or from the origin. One fetch per key at a time,
   * in all environments together, as long as the shared tier answers.
   *
   * @throws OriginDownException when no tier has it and the origin is down
   * @throws CacheBusyException when no tier has it and somebody else's fetch takes too long
   * @throws RuntimeException what {@code fetch} threw, when no tier has it
   */
  public <K, V> Answer<V> getOrFetch(CacheName<K, V> name, K key, Fetch<V> fetch) {
    if (name.lifetimes().fresh().isZero()) {
      return uncached(name, key, fetch);
    }
    NearTier<K, V> tier = tier(name);
    NearEntry<V> held = tier.get(key);
    Pace pace = machinery.pace();
    long wall = pace.wallMillis();
    long nanos = pace.nanos();
    boolean early = false;
    if (held != null && machinery.known().isKnown(wall, nanos)) {
      machinery.polls().consider(nanos);
      Answer<V> hit = hit(held, wall);
      if (hit != null) {
        early = isEarly(held, wall);
        if (!early) {
          tier.count(hit.value() == null ? CacheEvent.NEGATIVE_HIT : CacheEvent.NEAR_HIT);
          return hit;
        }
      }
    }
    return beyondHit(name, key, tier, fetch, early);
  }

  /** The value, when a tier has it and it need not be fetched; null otherwise. */
  public <K, V> @Nullable Answer<V> get(CacheName<K, V> name, K key) {
    if (name.lifetimes().fresh().isZero()) {
      return null;
    }
    NearTier<K, V> tier = tier(name);
    Trust trust = machinery.polls().freshen();
    Lookup<K, V> lookup =
        new Lookup<>(machinery, name, key, tier, _ -> new Fetched.None<>(), trust);
    Lookup.Outcome<V> outcome = lookup.withoutFetching(tier.get(key));
    return outcome == null ? null : outcome.answer();
  }

  /** To be taken before something is loaded that will be {@link #put}. One poll. */
  public AsOf asOf() {
    Moment began = machinery.pace().now();
    machinery.polls().pollNow();
    return new AsOf(machinery.known().stamp(), began);
  }

  /**
   * Puts a value that was loaded otherwise, for instance many in one call.
   *
   * @param asOf taken before it was loaded
   */
  public <K, V> void put(CacheName<K, V> name, K key, V value, AsOf asOf) {
    if (name.lifetimes().fresh().isZero()) {
      return;
    }
    new Lookup<>(machinery, name, key, tier(name), _ -> new Fetched.None<>(), Trust.KNOWN)
        .put(value, asOf);
  }

  /** Invalidates the entry of one key, and no other. */
  public <K, V> long invalidate(CacheName<K, V> name, K key, String cause) {
    return invalidateTags(List.of(name.keyTag(key)), Invalidation.SOFT, cause);
  }

  /** Invalidates whatever was made from the thing that the tag names. */
  public long invalidateTag(Tag tag, Invalidation kind, String cause) {
    return invalidateTags(List.of(tag), kind, cause);
  }

  /**
   * Invalidates whatever was made from any of the things. Committed when it returns; every
   * environment knows it one poll later at the latest, this one at once. More than 99 tags
   * invalidate everything.
   *
   * @param cause who wanted it, for the log: an event's id, {@code admin}, {@code reconcile}
   * @return the sequence of the invalidation
   * @throws SharedStoreException when it is not known to be committed: it must be tried again
   */
  public long invalidateTags(Collection<Tag> tags, Invalidation kind, String cause) {
    Set<Tag> once = new LinkedHashSet<>(tags);
    if (once.isEmpty()) {
      throw new IllegalArgumentException("An invalidation names at least one tag");
    }
    if (once.size() > SharedStore.MOST_TAGS) {
      return clear(kind, cause + ", " + once.size() + " tags");
    }
    long sequence = machinery.store().invalidate(once, kind, machinery.pace().id());
    LOG.info("Invalidated tags={} kind={} sequence={} cause={}", once, kind, sequence, cause);
    machinery.polls().pollNow();
    return sequence;
  }

  /** Invalidates everything, at the price of one write. As {@link #invalidateTags} otherwise. */
  public long clear(Invalidation kind, String cause) {
    long sequence = machinery.store().clear(kind);
    LOG.info("Cleared kind={} sequence={} cause={}", kind, sequence, cause);
    machinery.polls().pollNow();
    return sequence;
  }

  /**
   * Makes this environment know the invalidation of that sequence before it answers: at most one
   * poll, and at most ten a second, so that a sequence that nobody ever gave costs little.
   */
  public void knowAtLeast(long sequence) {
    EpochVector vector = machinery.known().vector();
    if ((vector == null || vector.sequence() < sequence) && machinery.forced().take()) {
      machinery.polls().pollNow();
    }
  }

  /**
   * How long the origin is to be left alone, as all environments know it together; null: it may be
   * asked. One poll where what is known is too old.
   */
  public @Nullable Duration originLeftAloneFor() {
    machinery.polls().freshen();
    return machinery.origin().leftAloneFor();
  }

  /** To be called when this JVM wakes up as a copy of a snapshot, before it answers. */
  public void restored() {
    machinery.polls().forget();
    machinery.known().forget();
    machinery.pace().restored();
  }

  /**
   * From now on polls beside lookups that can still do without, so that few have to wait for a
   * poll; not more often than once an interval in the long run.
   *
   * @return to be told of the end of each invocation: what runs beside one ends with it
   */
  public EarlyPolls pollEarly() {
    return machinery.polls().early();
  }

  /** What was counted since this environment began. */
  public CacheCounts counts() {
    return machinery.counts();
  }

  /** What the near tier holds, by kind. */
  public NearUse nearUse(CacheName<?, ?> name) {
    NearTier<?, ?> tier = tier(name);
    return new NearUse(tier.entries(), tier.weight());
  }

  /** What the near tier holds, of all kinds together. */
  public NearUse nearUse() {
    long entries = 0;
    long bytes = 0;
    for (NearTier<?, ?> tier : near.values()) {
      entries += tier.entries();
      bytes += tier.weight();
    }
    return new NearUse(entries, bytes);
  }

  /** Whether the shared tier answers, asked now: one poll. */
  public boolean isSharedTierThere() {
    return machinery.polls().pollNow();
  }

  /**
   * When things were invalidated last. One poll, and 1 RCU a tag.
   *
   * @param tags at most {@link SharedStore#MOST_TAGS}
   * @throws SharedStoreException when the shared tier does not answer
   */
  public LastInvalidations lastInvalidations(Collection<Tag> tags) {
    EpochVector vector = machinery.store().poll();
    Map<Tag, TagSequence> exact = machinery.store().exact(List.copyOf(tags), vector.incarnation());
    Map<Tag, Long> last = new LinkedHashMap<>();
    for (Tag tag : tags) {
      TagSequence sequence = exact.get(tag);
      if (sequence != null) {
        last.put(tag, sequence.soft());
      }
    }
    return new LastInvalidations(vector.sequence(), last);
  }

  /**
   * What the shared tier has of each key and what it is worth now, read strongly. Nothing is
   * fetched, kept or counted. One poll, and 1 RCU for each key and each tag of what is there.
   *
   * @return by key, for each of them; {@link SharedEntry.State#ABSENT} where there is nothing
   * @throws SharedStoreException when the shared tier does not answer
   */
  public <K, V> Map<K, SharedEntry> sharedEntries(CacheName<K, V> name, Collection<K> keys) {
    return new SharedLook(machinery).entries(name, keys);
  }

  /**
   * The values that the shared tier has, whatever they are worth now: not for answers. Nothing is
   * fetched, kept or counted.
   *
   * @return by key; what is absent or cannot be read is not in it
   * @throws SharedStoreException when the shared tier does not answer
   */
  public <K, V> Map<K, V> sharedValues(CacheName<K, V> name, Collection<K> keys) {
    return new SharedLook(machinery).values(name, keys);
  }

  /** Null when the plain test does not pass it. Allocates nothing. */
  private <V> @Nullable Answer<V> hit(NearEntry<V> held, long wall) {
    EpochVector vector = machinery.known().vector();
    if (vector == null || vector.validity(held.stamp(), held.tags()) != Validity.VALID) {
      return null;
    }
    return switch (held.state(Validity.VALID, wall)) {
      case FRESH, NEGATIVE -> held.hit(false);
      case STALE, FALLBACK, GONE, MISS -> null;
    };
  }

  private <K, V> Answer<V> beyondHit(
      CacheName<K, V> name, K key, NearTier<K, V> tier, Fetch<V> fetch, boolean early) {
    FlightKey flight = new FlightKey(name.name(), key);
    List<Tag> tags = name.tagsOf(key);
    Tag[] known = tags.toArray(Tag[]::new);
    for (int i = 0; i < JOINS; i++) {
      Trust trust = machinery.polls().freshen();
      EpochVector vector = machinery.known().vector();
      Flights.Landed<Lookup.Outcome<?>> landed =
          flights.load(
              flight,
              machinery.known().stamp(),
              began -> vector == null || vector.validity(began, known) == Validity.VALID,
              machinery.times().waitAtMost(),
              () -> answered(name, key, tier, fetch, trust, early));
      if (landed == null) {
        tier.count(CacheEvent.UNANSWERED);
        throw new CacheBusyException(name.visibleKey().apply(key));
      }
      @SuppressWarnings("unchecked") // the flight's key names the kind, whose values these are
      Lookup.Outcome<V> outcome = (Lookup.Outcome<V>) landed.result();
      if (!landed.joined()) {
        return outcome.answer();
      }
      if (isYoung(outcome, trust) && tells(outcome, vector)) {
        tier.count(CacheEvent.JOINED);
        return outcome.answer().collapsedOne();
      }
    }
    return answered(name, key, tier, fetch, machinery.polls().freshen(), early).answer();
  }

  private <K, V> Lookup.Outcome<V> answered(
      CacheName<K, V> name,
      K key,
      NearTier<K, V> tier,
      Fetch<V> fetch,
      Trust trust,
      boolean early) {
    return new Lookup<>(machinery, name, key, tier, fetch, trust).answer(tier.get(key), early);
  }

  /**
   * Who knows no vector of late cannot tell by it what a flight brought is worth: the flight may
   * have stood still with its environment, and began before all that was invalidated since.
   */
  private boolean isYoung(Lookup.Outcome<?> outcome, Trust trust) {
    NearEntry<?> entry = outcome.entry();
    if (trust == Trust.KNOWN || outcome.answer().unverified() || entry == null) {
      return true;
    }
    Moment seen = entry.seenAt();
    Moment now = machinery.pace().now();
    return seen != null && machinery.known().withinInterval(seen, now);
  }

  /**
   * Whether what a flight brought knows all that the joiner knew when he joined: the flight began
   * before, and not all tags follow from the key.
   */
  private static boolean tells(Lookup.Outcome<?> outcome, @Nullable EpochVector vector) {
    NearEntry<?> entry = outcome.entry();
    if (entry == null || vector == null) {
      return true;
    }
    return switch (vector.validity(entry.stamp(), entry.tags())) {
      case VALID -> true;
      case SOFT -> outcome.answer().quality() != Quality.FRESH;
      case HARD -> false;
      case VOID -> entry.stamp().equals(Stamp.NONE);
    };
  }

  /**
   * The nearer the end and the dearer the fetch, the more probably one caller refreshes the entry
   * before all others find it past its time.
   */
  private boolean isEarly(NearEntry<?> entry, long wall) {
    long left = entry.storedAt() + entry.freshMillis() - wall;
    long fetch = entry.fetchMillis();
    if (left > FAR * fetch || entry.kind() == EntryKind.ABSENT) {
      return false;
    }
    return -fetch * EAGERNESS * Math.log(1 - machinery.pace().chance()) >= left;
  }

  private <K, V> Answer<V> uncached(CacheName<K, V> name, K key, Fetch<V> fetch) {
    NearTier<K, V> tier = tier(name);
    tier.count(CacheEvent.FETCH);
    long now = machinery.pace().wallMillis();
    try {
      return switch (fetch.fetch(null)) {
        case Fetched.Found<V> found ->
            new Answer<>(found.value(), Source.ORIGIN, Quality.FRESH, now, 0, false, false);
        case Fetched.None<V> _ ->
            new Answer<>(null, Source.ORIGIN, Quality.FRESH, now, 0, false, false);
        case Fetched.Unchanged<V> _ ->
            throw new IllegalStateException("The origin confirms what nobody has: " + key);
      };
    } catch (RuntimeException failed) {
      tier.count(CacheEvent.FETCH_FAILED);
      tier.count(CacheEvent.UNANSWERED);
      throw failed;
    }
  }

  @SuppressWarnings("unchecked") // by name, which has these types
  private <K, V> NearTier<K, V> tier(CacheName<K, V> name) {
    NearTier<?, ?> known = near.get(name.name());
    if (known == null) {
      known =
          near.computeIfAbsent(
              name.name(), _ -> new NearTier<>(tiers.of(name), machinery.counts().of(name.name())));
    }
    return (NearTier<K, V>) known;
  }
}
