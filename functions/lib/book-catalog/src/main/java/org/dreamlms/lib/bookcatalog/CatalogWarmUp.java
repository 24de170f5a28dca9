package org.dreamlms.lib.bookcatalog;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllBooks;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllPublishers;
import org.dreamlms.lib.bookcatalog.CatalogKey.OneBook;
import org.dreamlms.lib.bookcatalog.CatalogKey.OnePublisher;
import org.dreamlms.lib.hybridcache.Answer;
import org.dreamlms.lib.hybridcache.AsOf;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.HybridCache;

/**
 * Fills the cache with what everybody asks for first: the lists, and each book and publisher in
 * them. Polite to DCS: it is asked for the two lists and nothing else, whatever their length, and
 * not at all for what either tier still has.
 */
public final class CatalogWarmUp {
  /**
   * @param publishers how many are in the cache now
   * @param books how many are
   * @param complete false when time or the number ended it
   */
  public record Warmed(int publishers, int books, boolean complete) {}

  private final BookCatalog dcs;
  private final HybridCache cache;
  private final CatalogNames names;
  private final ListLosses losses;
  private final InstantSource clock;

  CatalogWarmUp(
      BookCatalog dcs,
      HybridCache cache,
      CatalogNames names,
      ListLosses losses,
      InstantSource clock) {
    this.dcs = dcs;
    this.cache = cache;
    this.names = names;
    this.losses = losses;
    this.clock = clock;
  }

  /**
   * @param most of the books, and of the publishers, that are put one by one
   * @param atMost from now; a list that DCS is slow with may take longer
   * @throws CatalogUnavailable when DCS fails
   * @throws CatalogContentInvalid when its answer cannot be read
   */
  public Warmed warm(int most, Duration atMost) {
    long end = clock.millis() + atMost.toMillis();
    Part publishers =
        filled(
            names.publishers(),
            new AllPublishers(),
            () -> losses.publishers(dcs.publishers()),
            (one, asOf) -> cache.put(names.publisher(), new OnePublisher(one.id()), one, asOf),
            most,
            end);
    Part books =
        filled(
            names.books(),
            new AllBooks(),
            () -> losses.books(dcs.books()),
            (one, asOf) -> cache.put(names.book(), new OneBook(one.id()), one, asOf),
            most,
            end);
    return new Warmed(publishers.warm(), books.warm(), publishers.isAll() && books.isAll());
  }

  /**
   * A list that a tier still has was filled together with what is in it, or soon will be by those
   * who ask: nothing is to be done then.
   */
  private <K, T> Part filled(
      CacheName<K, List<T>> name,
      K key,
      Supplier<List<T>> ask,
      BiConsumer<T, AsOf> put,
      int most,
      long end) {
    Answer<List<T>> known = cache.get(name, key);
    if (known != null && known.value() != null) {
      return new Part(known.value().size(), known.value().size());
    }
    // Taken before DCS is asked: what changes meanwhile refuses what is put.
    AsOf asOf = cache.asOf();
    List<T> list = ask.get();
    cache.put(name, key, list, asOf);
    int warm = 0;
    for (T one : list) {
      if (warm == most || clock.millis() >= end) {
        break;
      }
      put.accept(one, asOf);
      warm++;
    }
    return new Part(warm, list.size());
  }

  private record Part(int warm, int of) {
    boolean isAll() {
      return warm == of;
    }
  }
}
