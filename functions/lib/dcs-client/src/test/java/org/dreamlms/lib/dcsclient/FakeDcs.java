package org.dreamlms.lib.dcsclient;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * DCS in memory. Holds {@link DcsContract}. Fill it first, then use it from any number of threads.
 */
public final class FakeDcs implements Dcs {

  private final Map<Integer, DcsPublisher> publishers = new LinkedHashMap<>();
  private final Map<Integer, DcsBook> books = new LinkedHashMap<>();
  private final Map<Integer, DcsFile> logos = new LinkedHashMap<>();
  private final Map<BookFolder, TreeMap<String, DcsFile>> files = new LinkedHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable DcsException> failure = new AtomicReference<>();
  private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});

  /** An active publisher. */
  public static DcsPublisher publisher(int id, String name) {
    return publisher(id, name, DcsPublisher.Status.ACTIVE);
  }

  public static DcsPublisher publisher(int id, String name, DcsPublisher.Status status) {
    return new DcsPublisher(id, name, name + " A.Ş.", null, null, status);
  }

  /** A published book. */
  public static DcsBook book(int id, DcsPublisher publisher, String bookName) {
    return book(id, publisher, bookName, DcsBook.Status.PUBLISHED);
  }

  public static DcsBook book(
      int id, DcsPublisher publisher, String bookName, DcsBook.Status status) {
    return new DcsBook(
        id,
        publisher.id(),
        publisher.name(),
        bookName,
        "Title of " + bookName,
        "book_cover.png",
        3,
        Map.of("circle", 2, "markwithx", 1),
        72_403L,
        "en",
        "english",
        status,
        null,
        null);
  }

  /** Adds or replaces. */
  public FakeDcs with(DcsPublisher publisher) {
    publishers.put(publisher.id(), publisher);
    return this;
  }

  /** Adds or replaces. */
  public FakeDcs with(DcsBook book) {
    books.put(book.id(), book);
    return this;
  }

  public FakeDcs withLogo(int publisherId, byte[] content, String contentType) {
    logos.put(publisherId, new DcsFile(Bytes.of(content), contentType, null));
    return this;
  }

  /**
   * A file of a book; {@code config.json} and {@code images/book_cover.png} are files like any
   * other.
   *
   * @param path relative to the folder of the book
   */
  public FakeDcs withFile(BookFolder book, String path, byte[] content, String contentType) {
    return withFile(
        book, path, content, contentType, Integer.toHexString(Bytes.of(content).hashCode()));
  }

  /**
   * @param etag as DCS would send it; a weak one is none to the client
   */
  public FakeDcs withFile(
      BookFolder book, String path, byte[] content, String contentType, @Nullable String etag) {
    String strong = StrongTag.of(etag).map(StrongTag::opaque).orElse(null);
    files
        .computeIfAbsent(book, _ -> new TreeMap<>())
        .put(path, new DcsFile(Bytes.of(content), contentType, strong));
    return this;
  }

  public FakeDcs withoutFile(BookFolder book, String path) {
    files.getOrDefault(book, new TreeMap<>()).remove(path);
    return this;
  }

  public FakeDcs withoutBook(int id) {
    books.remove(id);
    return this;
  }

  /** From now on every call fails so; null ends it. */
  public FakeDcs failing(@Nullable DcsException with) {
    failure.set(with);
    return this;
  }

  /** Runs in the thread of each call before it answers, for instance to hold it there. */
  public FakeDcs before(Runnable action) {
    before.set(action);
    return this;
  }

  /**
   * Names of the methods that were called, in order; {@code config unless 1f} for one that was
   * called with a validator.
   */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  private void called(String method) {
    calls.add(method);
    before.get().run();
    DcsException now = failure.get();
    if (now != null) {
      throw now;
    }
  }

  @Override
  public List<DcsPublisher> publishers() {
    called("publishers");
    return publishers.values().stream()
        .filter(p -> p.status() == DcsPublisher.Status.ACTIVE)
        .toList();
  }

  @Override
  public Optional<DcsPublisher> publisher(int id) {
    called("publisher");
    return Optional.ofNullable(publishers.get(id));
  }

  @Override
  public Optional<DcsFile> logo(int publisherId) {
    called("logo");
    return Optional.ofNullable(logos.get(publisherId));
  }

  @Override
  public List<DcsBook> books() {
    called("books");
    return listed();
  }

  @Override
  public List<DcsBook> booksOf(int publisherId) {
    called("booksOf");
    return listed().stream().filter(book -> book.publisherId() == publisherId).toList();
  }

  private List<DcsBook> listed() {
    return books.values().stream()
        .filter(book -> book.status() != DcsBook.Status.ARCHIVED)
        .toList();
  }

  @Override
  public Optional<DcsBook> book(int id) {
    called("book");
    return Optional.ofNullable(books.get(id));
  }

  @Override
  public List<DcsBook> booksById(Collection<Integer> ids) {
    called("booksById");
    return listed().stream().filter(book -> ids.contains(book.id())).toList();
  }

  @Override
  public Reread<DcsConfig> config(BookFolder book, @Nullable String etag) {
    called(conditional("config", etag));
    return reread(stored(book, "config.json"), etag, FakeDcs::config);
  }

  private static String conditional(String method, @Nullable String etag) {
    return etag == null ? method : method + " unless " + etag;
  }

  private static <T> Reread<T> reread(
      Optional<DcsFile> stored, @Nullable String etag, Function<DcsFile, T> read) {
    if (stored.isEmpty()) {
      return new Reread.Absent<>();
    }
    DcsFile file = stored.get();
    Optional<StrongTag> known = StrongTag.of(etag);
    return known.isPresent() && known.get().opaque().equals(file.etag())
        ? new Reread.Unchanged<>()
        : new Reread.Found<>(read.apply(file), file.etag());
  }

  private static DcsConfig config(DcsFile file) {
    byte[] content = file.bytes().toArray();
    try {
      return new DcsConfig(new JsonReader(200).readObject(content), content.length, file.etag());
    } catch (IOException e) {
      throw new DcsContentInvalid("config", "it cannot be read", e);
    }
  }

  @Override
  public Reread<DcsFile> cover(BookFolder book, @Nullable String etag) {
    called(conditional("cover", etag));
    Optional<DcsFile> cover =
        books.values().stream()
            .filter(row -> row.folder().equals(book))
            .findFirst()
            .flatMap(
                row ->
                    stored(
                        book,
                        "images/"
                            + (row.bookCover() == null ? "book_cover.png" : row.bookCover())));
    return reread(cover, etag, file -> file);
  }

  @Override
  public Optional<DcsFile> object(BookFolder book, String path) {
    called("object");
    return stored(book, path);
  }

  @Override
  public void signOut() {
    calls.add("signOut");
  }

  private Optional<DcsFile> stored(BookFolder book, String path) {
    return Optional.ofNullable(files.getOrDefault(book, new TreeMap<>()).get(path));
  }

  @Override
  public DcsNode tree(BookFolder book) {
    called("tree");
    String root = book.publisherName() + "/books/" + book.bookName() + "/";
    List<DcsNode> children = new ArrayList<>();
    files
        .getOrDefault(book, new TreeMap<>())
        .forEach(
            (path, file) ->
                children.add(new DcsNode(root + path, false, file.bytes().length(), List.of())));
    return new DcsNode(root, true, 0, children);
  }

  @Override
  public Optional<PresignedFile> presigned(BookFolder book, String path, Duration validFor) {
    called("presigned");
    DcsSettings.within("the validity", validFor, Duration.ofMinutes(1), Duration.ofDays(1));
    return stored(book, path)
        .map(
            _ ->
                new PresignedFile(
                    URI.create("http://127.0.0.1/" + Paths.encode(path) + "?X-Amz-Signature=0"),
                    validFor));
  }
}
