package org.dreamlms.lib.bookcatalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dreamlms.lib.dcsclient.BookFolder;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.dcsclient.DcsBook;
import org.dreamlms.lib.dcsclient.DcsContentInvalid;
import org.dreamlms.lib.dcsclient.DcsException;
import org.dreamlms.lib.dcsclient.DcsFile;
import org.dreamlms.lib.dcsclient.DcsNode;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.DcsUnavailable;
import org.dreamlms.lib.dcsclient.Reread;
import org.dreamlms.lib.hybridcache.Fetched;
import org.jspecify.annotations.Nullable;

/**
 * The catalog as DCS has it now: asks DCS every time. What is a draft, archived or in the trash
 * stays there.
 */
final class DcsBookCatalog implements BookCatalog {

  /** What DCS itself falls back to (DCS contract 1.6). */
  private static final String USUAL_COVER = "book_cover.png";

  private final Dcs dcs;

  DcsBookCatalog(Dcs dcs) {
    this.dcs = dcs;
  }

  @Override
  public List<Book> books() {
    return from("The list of books", () -> dcs.books().stream().filter(DcsBookCatalog::isPublished))
        .map(DcsBookCatalog::book)
        .toList();
  }

  @Override
  public Optional<Book> book(int bookId) {
    return from("Book " + bookId, () -> dcs.book(bookId))
        .filter(DcsBookCatalog::isPublished)
        .map(DcsBookCatalog::book);
  }

  @Override
  public List<Publisher> publishers() {
    return from(
            "The list of publishers",
            () -> dcs.publishers().stream().filter(DcsBookCatalog::isActive))
        .map(DcsBookCatalog::publisher)
        .toList();
  }

  @Override
  public Optional<Publisher> publisher(int publisherId) {
    return from("Publisher " + publisherId, () -> dcs.publisher(publisherId))
        .filter(DcsBookCatalog::isActive)
        .map(DcsBookCatalog::publisher);
  }

  @Override
  public Optional<BookConfig> config(Book book) {
    return asked(config(book, null));
  }

  /**
   * @param etag of the config that the caller has; null when it has none
   */
  Fetched<BookConfig> config(Book book, @Nullable String etag) {
    return fetched(
        from("The config of book " + book.id(), () -> dcs.config(folder(book), etag)),
        config -> new BookConfig(config.tree(), config.etag()));
  }

  @Override
  public BookFiles files(Book book) {
    DcsNode root = from("The files of book " + book.id(), () -> dcs.tree(folder(book)));
    Map<String, Long> sizes = new HashMap<>();
    collect(root, root.path(), sizes);
    return new BookFiles(sizes);
  }

  /** Calls itself once per level; {@code dcs-client} bounds the levels. */
  private static void collect(DcsNode node, String root, Map<String, Long> sizes) {
    if (!node.folder() && node.path().startsWith(root)) {
      sizes.put(node.path().substring(root.length()), node.size());
    }
    node.children().forEach(child -> collect(child, root, sizes));
  }

  @Override
  public Optional<Picture> cover(Book book) {
    return asked(cover(book, null));
  }

  /**
   * @param etag of the cover that the caller has; null when it has none
   */
  Fetched<Picture> cover(Book book, @Nullable String etag) {
    String what = "The cover of book " + book.id();
    return fetched(from(what, () -> dcs.cover(folder(book), etag)), file -> picture(what, file));
  }

  @Override
  public Optional<Picture> logo(Publisher publisher) {
    String what = "The logo of publisher " + publisher.id();
    return from(what, () -> dcs.logo(publisher.id())).map(file -> picture(what, file));
  }

  private static <A, B> Fetched<B> fetched(Reread<A> answer, Function<A, B> read) {
    return switch (answer) {
      case Reread.Found<A>(A value, String etag) -> new Fetched.Found<>(read.apply(value), etag);
      case Reread.Unchanged<A> _ -> new Fetched.Unchanged<>();
      case Reread.Absent<A> _ -> new Fetched.None<>();
    };
  }

  private static <T> Optional<T> asked(Fetched<T> answer) {
    return switch (answer) {
      case Fetched.Found<T>(T value, _) -> Optional.of(value);
      case Fetched.None<T> _ -> Optional.empty();
      case Fetched.Unchanged<T> _ ->
          throw new IllegalStateException("Unchanged, asked without a validator");
    };
  }

  private static <T> T from(String what, Supplier<T> asked) {
    try {
      return asked.get();
    } catch (DcsException failure) {
      throw switch (failure) {
        case DcsUnavailable down ->
            new CatalogUnavailable(what, down.retryAfter().orElse(null), down);
        case DcsContentInvalid odd -> new CatalogContentInvalid(what + " cannot be read", odd);
      };
    }
  }

  private static boolean isPublished(DcsBook row) {
    return row.status() == DcsBook.Status.PUBLISHED;
  }

  private static boolean isActive(DcsPublisher row) {
    return row.status() == DcsPublisher.Status.ACTIVE;
  }

  private static BookFolder folder(Book book) {
    return new BookFolder(book.publisherId(), book.publisherName(), book.folder());
  }

  private static Book book(DcsBook row) {
    return new Book(
        row.id(),
        row.publisherId(),
        row.publisher(),
        row.bookName(),
        row.bookTitle() == null || row.bookTitle().isBlank() ? row.bookName() : row.bookTitle(),
        row.bookCover() == null || row.bookCover().isBlank() ? USUAL_COVER : row.bookCover(),
        row.activityCount() == null ? 0 : Math.max(0, row.activityCount()),
        row.language(),
        row.category(),
        row.createdAt(),
        row.updatedAt());
  }

  private static Publisher publisher(DcsPublisher row) {
    return new Publisher(row.id(), row.name(), row.displayName(), row.contactEmail());
  }

  /** What DCS says of the type is not worth much: logos often are plain octets to it. */
  private static Picture picture(String what, DcsFile file) {
    byte[] bytes = file.bytes().toArray();
    String type =
        PictureType.of(bytes)
            .orElseThrow(() -> new CatalogContentInvalid(what + " is no picture", null));
    return new Picture(bytes, type);
  }
}
