package org.dreamlms.lib.bookcatalog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllBooks;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllPublishers;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedEntry;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the lists that DCS gives. One that lacks more than half of what the shared tier knew is
 * taken for true all the same, as nobody here can tell an emptied DCS from a broken one; but it is
 * counted ({@code catalog.list.loss}, which has an alarm), logged, and the old list is kept for
 * {@link #KEPT}. Where the shared tier does not answer, nothing is known and nothing is said.
 */
final class ListLosses {
  static final String COUNTER = "catalog.list.loss";

  /** A shorter list loses half by one publisher who cleans up, and says nothing. */
  static final int FEWEST = 10;

  /** Nominal; the lot shortens lives by up to a tenth, so seven days remain in any case. */
  static final Duration KEPT = Duration.ofDays(8);

  private static final Logger LOG = LoggerFactory.getLogger(ListLosses.class);

  private final HybridCache cache;
  private final CatalogNames names;
  private final Counter losses;

  ListLosses(HybridCache cache, CatalogNames names, MeterRegistry meters) {
    this.cache = cache;
    this.names = names;
    losses = meters.counter(COUNTER);
  }

  /** To be called with what DCS has just given, before it is stored; gives the same. */
  List<Book> books(List<Book> fetched) {
    watch(names.books(), names.booksBefore(), new AllBooks(), Book::id, fetched);
    return fetched;
  }

  /** As {@link #books}. */
  List<Publisher> publishers(List<Publisher> fetched) {
    watch(
        names.publishers(), names.publishersBefore(), new AllPublishers(), Publisher::id, fetched);
    return fetched;
  }

  private <K, T> void watch(
      CacheName<K, List<T>> name,
      CacheName<K, List<T>> before,
      K key,
      ToIntFunction<T> id,
      List<T> fetched) {
    try {
      List<T> known = stored(name, key);
      int lost = lost(known, fetched, id);
      if (isAlarming(lost, known.size())) {
        losses.increment();
        LOG.error(
            "DCS gives {} of {}: {} of {} are gone. It is taken for true; the old list is kept a"
                + " week as {}",
            fetched.size(),
            name,
            lost,
            known.size(),
            before);
        keep(before, key, known);
      }
    } catch (SharedStoreException unknown) {
      LOG.debug("Nobody knows what {} was before", name, unknown);
    }
  }

  /** More than half, of a list that is long enough to tell. */
  static boolean isAlarming(int lost, int known) {
    return known >= FEWEST && 2L * lost > known;
  }

  /** What went in several steps is kept as it was before the first. */
  private <K, T> void keep(CacheName<K, List<T>> before, K key, List<T> known) {
    SharedEntry kept = cache.sharedEntries(before, List.of(key)).get(key);
    boolean isKept = kept != null && kept.state() != SharedEntry.State.ABSENT;
    if (!isKept || stored(before, key).size() <= known.size()) {
      cache.put(before, key, known, cache.asOf());
    }
  }

  private <K, T> List<T> stored(CacheName<K, List<T>> name, K key) {
    return cache.sharedValues(name, List.of(key)).getOrDefault(key, List.of());
  }

  private static <T> int lost(List<T> known, List<T> fetched, ToIntFunction<T> id) {
    Set<Integer> there = new HashSet<>();
    fetched.forEach(one -> there.add(id.applyAsInt(one)));
    return (int) known.stream().filter(one -> !there.contains(id.applyAsInt(one))).count();
  }
}
