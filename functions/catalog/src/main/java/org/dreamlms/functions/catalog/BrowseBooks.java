package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dreamlms.lib.access.BookAccess;
import org.dreamlms.lib.access.BookScope;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.BookConfig;
import org.dreamlms.lib.bookcatalog.CatalogContentInvalid;
import org.dreamlms.lib.bookcatalog.content.BookContents;
import org.jspecify.annotations.Nullable;

/** The books that somebody may use, filtered, a stretch at a time, in the order of DCS. */
@Singleton
final class BrowseBooks {
  private final BookCatalog catalog;
  private final BookAccess access;
  private final BookContents contents;
  private final RecentLists recent;

  BrowseBooks(BookCatalog catalog, BookAccess access, BookContents contents, RecentLists recent) {
    this.catalog = catalog;
    this.access = access;
    this.contents = contents;
    this.recent = recent;
  }

  /**
   * @param search part of the title or of the publisher's name; null or blank for all
   * @param activityType books that have at least one such activity. Opens the config of each book
   *     that is left after the other filters: DCS once per book while nothing is cached
   */
  BookListResponse browse(
      Caller caller, Stretch stretch, @Nullable String search, @Nullable String activityType) {
    BookScope scope = access.toList(caller);
    List<Book> books = catalog.books();
    if (activityType != null && !activityType.isBlank()) {
      // Depends on the books' contents too, which change by themselves.
      return list(books, scope, stretch, search, activityType);
    }
    return recent.get(
        new RecentLists.Question(scope, stretch, search),
        books,
        () -> list(books, scope, stretch, search, null));
  }

  private BookListResponse list(
      List<Book> books,
      BookScope scope,
      Stretch stretch,
      @Nullable String search,
      @Nullable String activityType) {
    List<Book> found =
        books.stream()
            .filter(book -> scope.contains(book.id(), book.publisherId()))
            .filter(matching(search))
            .filter(having(activityType))
            .toList();
    List<BookResponse> items =
        found.stream().skip(stretch.skip()).limit(stretch.limit()).map(BookResponse::from).toList();
    return new BookListResponse(items, found.size(), stretch.skip(), stretch.limit());
  }

  private static Predicate<Book> matching(@Nullable String search) {
    if (search == null || search.isBlank()) {
      return book -> true;
    }
    String wanted = SearchText.fold(search.strip());
    return book ->
        SearchText.fold(book.title()).contains(wanted)
            || SearchText.fold(book.publisherName()).contains(wanted);
  }

  private Predicate<Book> having(@Nullable String activityType) {
    if (activityType == null || activityType.isBlank()) {
      return book -> true;
    }
    String wanted = activityType.strip();
    return book ->
        config(book).stream()
            .flatMap(config -> contents.of(book.id(), config).activities())
            .anyMatch(activity -> activity.type().equals(wanted));
  }

  /** A damaged book has no activities; it does not take the list away. */
  private Optional<BookConfig> config(Book book) {
    try {
      return catalog.config(book);
    } catch (CatalogContentInvalid damaged) {
      return Optional.empty();
    }
  }
}
