package org.dreamlms.lib.bookcatalog;

import io.micronaut.cache.SyncCache;
import io.micronaut.core.type.Argument;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dreamlms.lib.bookcatalog.NearKey.AllBooks;
import org.dreamlms.lib.bookcatalog.NearKey.AllPublishers;
import org.dreamlms.lib.bookcatalog.NearKey.Config;
import org.dreamlms.lib.bookcatalog.NearKey.Cover;
import org.dreamlms.lib.bookcatalog.NearKey.Files;
import org.dreamlms.lib.bookcatalog.NearKey.Logo;
import org.dreamlms.lib.bookcatalog.NearKey.OneBook;
import org.dreamlms.lib.bookcatalog.NearKey.OnePublisher;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in this JVM what the catalog behind it said.
 *
 * <p>Values and absences are kept for their lifetimes ({@link BookCacheSettings}), failures never:
 * an outage is not an absence, and damaged content may be mended any moment. One load per thing at
 * a time; others wait for it. A value that was loaded is as old as the beginning of its load.
 *
 * <p>Ages are judged by the wall clock, not by Caffeine's ticker: that need not advance while a
 * Lambda is frozen.
 */
final class NearBookCatalog implements BookCatalog {

  private static final Argument<NearEntry> ENTRY = Argument.of(NearEntry.class);

  private final BookCatalog behind;
  private final SyncCache<?> cache;
  private final BookCacheSettings settings;
  private final InstantSource time;
  private final Flights flights = new Flights();

  NearBookCatalog(
      BookCatalog behind, SyncCache<?> cache, BookCacheSettings settings, InstantSource time) {
    this.behind = behind;
    this.cache = cache;
    this.settings = settings;
    this.time = time;
  }

  @Override
  public List<Book> books() {
    return always(new AllBooks(), settings.books(), behind::books);
  }

  @Override
  public Optional<Book> book(int bookId) {
    return perhaps(new OneBook(bookId), settings.books(), () -> behind.book(bookId));
  }

  @Override
  public List<Publisher> publishers() {
    return always(new AllPublishers(), settings.publishers(), behind::publishers);
  }

  @Override
  public Optional<Publisher> publisher(int publisherId) {
    return perhaps(
        new OnePublisher(publisherId), settings.publishers(), () -> behind.publisher(publisherId));
  }

  @Override
  public Optional<BookConfig> config(Book book) {
    NearKey key = new Config(book.id(), book.publisherName(), book.folder());
    return perhaps(key, settings.books(), () -> behind.config(book));
  }

  /** No files at all are an absence: DCS may be uploading just now. */
  @Override
  public BookFiles files(Book book) {
    NearKey key = new Files(book.id(), book.publisherName(), book.folder());
    return perhaps(
            key,
            settings.books(),
            () -> Optional.of(behind.files(book)).filter(files -> !files.sizes().isEmpty()))
        .orElse(BookFiles.NONE);
  }

  @Override
  public Optional<Picture> cover(Book book) {
    NearKey key = new Cover(book.id(), book.publisherName(), book.folder(), book.coverFile());
    return perhaps(key, settings.books(), () -> behind.cover(book));
  }

  @Override
  public Optional<Picture> logo(Publisher publisher) {
    return perhaps(new Logo(publisher.id()), settings.logos(), () -> behind.logo(publisher));
  }

  private <T> T always(NearKey key, Duration lifetime, Supplier<T> load) {
    return perhaps(key, lifetime, () -> Optional.of(load.get())).orElseThrow();
  }

  private <T> Optional<T> perhaps(NearKey key, Duration lifetime, Supplier<Optional<T>> load) {
    if (lifetime.isZero()) {
      return load.get();
    }
    NearEntry kept = kept(key);
    NearEntry entry = kept != null ? kept : flights.load(key, () -> loaded(key, lifetime, load));
    @SuppressWarnings("unchecked") // a key is only ever used with one type of value
    T value = (T) entry.value();
    return Optional.ofNullable(value);
  }

  /** Null when it is not there, or too old. */
  private @Nullable NearEntry kept(NearKey key) {
    return cache
        .get(key, ENTRY)
        .filter(entry -> time.instant().isBefore(entry.until()))
        .orElse(null);
  }

  private <T> NearEntry loaded(NearKey key, Duration lifetime, Supplier<Optional<T>> load) {
    // Whoever was on the way here while another load ended needs no load of his own.
    NearEntry kept = kept(key);
    if (kept != null) {
      return kept;
    }
    var asked = time.instant();
    Optional<T> value = load.get();
    Duration believed = value.isPresent() ? lifetime : shorter(lifetime, settings.absentFor());
    NearEntry entry =
        new NearEntry(value.orElse(null), asked.plus(believed), Weight.of(value.orElse(null)));
    cache.put(key, entry);
    return entry;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
