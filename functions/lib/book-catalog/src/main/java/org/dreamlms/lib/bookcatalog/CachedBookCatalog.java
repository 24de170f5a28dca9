package org.dreamlms.lib.bookcatalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllBooks;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllPublishers;
import org.dreamlms.lib.bookcatalog.CatalogKey.InBook;
import org.dreamlms.lib.bookcatalog.CatalogKey.Logo;
import org.dreamlms.lib.bookcatalog.CatalogKey.OneBook;
import org.dreamlms.lib.bookcatalog.CatalogKey.OnePublisher;
import org.dreamlms.lib.hybridcache.Answer;
import org.dreamlms.lib.hybridcache.AsOf;
import org.dreamlms.lib.hybridcache.CacheBusyException;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.Fetch;
import org.dreamlms.lib.hybridcache.Fetched;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.OriginDownException;
import org.jspecify.annotations.Nullable;

/**
 * The catalog behind it, remembered by {@link HybridCache}: values and absences for their
 * lifetimes, failures never. While DCS fails, what was known last is shown. What DCS has a
 * validator for, configs and covers, is only confirmed by it when its time is over.
 */
final class CachedBookCatalog implements BookCatalog {
  /** Where DCS does not say how long to wait. */
  private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

  private final DcsBookCatalog dcs;
  private final HybridCache cache;
  private final CatalogNames names;
  private final ListLosses losses;
  private final CatalogLookups lookups;

  CachedBookCatalog(
      DcsBookCatalog dcs,
      HybridCache cache,
      CatalogNames names,
      ListLosses losses,
      CatalogLookups lookups) {
    this.dcs = dcs;
    this.cache = cache;
    this.names = names;
    this.losses = losses;
    this.lookups = lookups;
  }

  @Override
  public List<Book> books() {
    return found(names.books(), new AllBooks(), _ -> value(Optional.of(losses.books(dcs.books()))))
        .orElseThrow();
  }

  @Override
  public Optional<Book> book(int bookId) {
    return found(names.book(), new OneBook(bookId), _ -> value(dcs.book(bookId)));
  }

  @Override
  public List<Publisher> publishers() {
    return found(
            names.publishers(),
            new AllPublishers(),
            _ -> value(Optional.of(losses.publishers(dcs.publishers()))))
        .orElseThrow();
  }

  @Override
  public Optional<Publisher> publisher(int publisherId) {
    return found(
        names.publisher(), new OnePublisher(publisherId), _ -> value(dcs.publisher(publisherId)));
  }

  @Override
  public Optional<BookConfig> config(Book book) {
    return found(names.config(), InBook.of(book), etag -> dcs.config(book, etag));
  }

  /** No files at all are an absence: DCS may be uploading just now. */
  @Override
  public BookFiles files(Book book) {
    return found(
            names.files(),
            InBook.of(book),
            _ -> value(Optional.of(dcs.files(book)).filter(files -> !files.sizes().isEmpty())))
        .orElse(BookFiles.NONE);
  }

  /** What DCS itself says of a cover is told to all environments: its validator, not its bytes. */
  @Override
  public Optional<Picture> cover(Book book) {
    AtomicReference<@Nullable AsOf> heard = new AtomicReference<>();
    Optional<Picture> cover =
        found(
            names.cover(),
            InBook.coverOf(book),
            etag -> {
              AsOf before = cache.asOf();
              Fetched<Picture> fetched = dcs.cover(book, etag);
              heard.set(before);
              return fetched;
            });
    AsOf asOf = heard.get();
    if (asOf != null && cover.isPresent()) {
      Validator validator = new Validator(cover.get().tag());
      cache.put(names.validator(), InBook.validatorOfCover(book), validator, asOf);
    }
    return cover;
  }

  @Override
  public Optional<Picture> logo(Publisher publisher) {
    return found(names.logo(), new Logo(publisher.id()), _ -> value(dcs.logo(publisher)));
  }

  private <K, V> Optional<V> found(CacheName<K, V> name, K key, Fetch<V> ask) {
    try {
      Answer<V> answer = cache.getOrFetch(name, key, etag -> fetched(ask, etag));
      lookups.answered(name.visibleKey().apply(key), answer);
      @Nullable V value = answer.value();
      return Optional.ofNullable(value);
    } catch (OriginDownException down) {
      throw unavailable(name.visibleKey().apply(key), down);
    } catch (CacheBusyException busy) {
      throw new CatalogUnavailable(name.visibleKey().apply(key), busy.retryAfter(), busy);
    }
  }

  private static <V> Fetched<V> fetched(Fetch<V> ask, @Nullable String etag) {
    try {
      return ask.fetch(etag);
    } catch (CatalogUnavailable down) {
      Duration wait = down.retryAfter();
      throw new OriginDownException(
          String.valueOf(down.getMessage()), wait == null ? USUAL_WAIT : wait, down);
    }
  }

  /** Of what DCS has no validator for. */
  private static <V> Fetched<V> value(Optional<V> value) {
    return value
        .<Fetched<V>>map(present -> new Fetched.Found<>(present, null))
        .orElseGet(Fetched.None::new);
  }

  private static CatalogUnavailable unavailable(String what, OriginDownException down) {
    return down.getCause() instanceof CatalogUnavailable known
        ? known
        : new CatalogUnavailable(what, down.retryAfter(), down);
  }
}
