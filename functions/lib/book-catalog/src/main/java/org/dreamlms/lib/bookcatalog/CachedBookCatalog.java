package org.dreamlms.lib.bookcatalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllBooks;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllPublishers;
import org.dreamlms.lib.bookcatalog.CatalogKey.InBook;
import org.dreamlms.lib.bookcatalog.CatalogKey.Logo;
import org.dreamlms.lib.bookcatalog.CatalogKey.OneBook;
import org.dreamlms.lib.bookcatalog.CatalogKey.OnePublisher;
import org.dreamlms.lib.hybridcache.Answer;
import org.dreamlms.lib.hybridcache.CacheBusyException;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.Fetched;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.OriginDownException;
import org.jspecify.annotations.Nullable;

/**
 * The catalog behind it, remembered by {@link HybridCache}: values and absences for their
 * lifetimes, failures never. While DCS fails, what was known last is shown.
 */
final class CachedBookCatalog implements BookCatalog {
  /** Where DCS does not say how long to wait. */
  private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

  private final BookCatalog behind;
  private final HybridCache cache;
  private final CatalogNames names;
  private final ListLosses losses;
  private final CatalogLookups lookups;

  CachedBookCatalog(
      BookCatalog behind,
      HybridCache cache,
      CatalogNames names,
      ListLosses losses,
      CatalogLookups lookups) {
    this.behind = behind;
    this.cache = cache;
    this.names = names;
    this.losses = losses;
    this.lookups = lookups;
  }

  @Override
  public List<Book> books() {
    return found(names.books(), new AllBooks(), () -> Optional.of(losses.books(behind.books())))
        .orElseThrow();
  }

  @Override
  public Optional<Book> book(int bookId) {
    return found(names.book(), new OneBook(bookId), () -> behind.book(bookId));
  }

  @Override
  public List<Publisher> publishers() {
    return found(
            names.publishers(),
            new AllPublishers(),
            () -> Optional.of(losses.publishers(behind.publishers())))
        .orElseThrow();
  }

  @Override
  public Optional<Publisher> publisher(int publisherId) {
    return found(
        names.publisher(), new OnePublisher(publisherId), () -> behind.publisher(publisherId));
  }

  @Override
  public Optional<BookConfig> config(Book book) {
    return found(names.config(), InBook.of(book), () -> behind.config(book));
  }

  /** No files at all are an absence: DCS may be uploading just now. */
  @Override
  public BookFiles files(Book book) {
    return found(
            names.files(),
            InBook.of(book),
            () -> Optional.of(behind.files(book)).filter(files -> !files.sizes().isEmpty()))
        .orElse(BookFiles.NONE);
  }

  @Override
  public Optional<Picture> cover(Book book) {
    return found(names.cover(), InBook.coverOf(book), () -> behind.cover(book));
  }

  @Override
  public Optional<Picture> logo(Publisher publisher) {
    return found(names.logo(), new Logo(publisher.id()), () -> behind.logo(publisher));
  }

  private <K, V> Optional<V> found(CacheName<K, V> name, K key, Supplier<Optional<V>> load) {
    try {
      Answer<V> answer = cache.getOrFetch(name, key, _ -> fetched(load));
      lookups.answered(name.visibleKey().apply(key), answer);
      @Nullable V value = answer.value();
      return Optional.ofNullable(value);
    } catch (OriginDownException down) {
      throw unavailable(name.visibleKey().apply(key), down);
    } catch (CacheBusyException busy) {
      throw new CatalogUnavailable(name.visibleKey().apply(key), busy.retryAfter(), busy);
    }
  }

  private static <V> Fetched<V> fetched(Supplier<Optional<V>> load) {
    try {
      return load.get()
          .<Fetched<V>>map(value -> new Fetched.Found<>(value, null))
          .orElseGet(Fetched.None::new);
    } catch (CatalogUnavailable down) {
      Duration wait = down.retryAfter();
      throw new OriginDownException(
          String.valueOf(down.getMessage()), wait == null ? USUAL_WAIT : wait, down);
    }
  }

  private static CatalogUnavailable unavailable(String what, OriginDownException down) {
    return down.getCause() instanceof CatalogUnavailable known
        ? known
        : new CatalogUnavailable(what, down.retryAfter(), down);
  }
}
