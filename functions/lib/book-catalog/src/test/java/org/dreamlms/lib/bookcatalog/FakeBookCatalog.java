package org.dreamlms.lib.bookcatalog;

import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Published books in memory. Holds {@link BookCatalogContract}. Fill it first, then use it from any
 * thread.
 */
public final class FakeBookCatalog implements BookCatalog {

  private final Map<Integer, Book> books = new LinkedHashMap<>();
  private final Map<Integer, Publisher> publishers = new LinkedHashMap<>();
  private final Map<Integer, BookConfig> configs = new ConcurrentHashMap<>();
  private final Map<Integer, BookFiles> files = new ConcurrentHashMap<>();
  private final Map<Integer, Picture> covers = new ConcurrentHashMap<>();
  private final Map<Integer, Picture> logos = new ConcurrentHashMap<>();
  private final Map<Integer, CatalogContentInvalid> broken = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  /** A book like any other; its title is {@code Title of <folder>}. */
  public static Book book(int id, Publisher publisher, String folder) {
    return new Book(
        id,
        publisher.id(),
        publisher.name(),
        folder,
        "Title of " + folder,
        "book_cover.png",
        3,
        "en",
        "english",
        null,
        null);
  }

  public static Publisher publisher(int id, String name) {
    return new Publisher(id, name, name + " A.Ş.", null);
  }

  /** Adds or replaces. */
  public FakeBookCatalog with(Book book) {
    books.put(book.id(), book);
    return this;
  }

  /** Adds or replaces. */
  public FakeBookCatalog with(Publisher publisher) {
    publishers.put(publisher.id(), publisher);
    return this;
  }

  /**
   * Gives a book a config.
   *
   * @param tree a JSON object
   */
  public FakeBookCatalog withConfig(int bookId, JsonNode tree) {
    configs.put(bookId, new BookConfig(tree, Integer.toHexString(tree.hashCode())));
    return this;
  }

  /** There is a {@code config.json}, but it cannot be read. */
  public FakeBookCatalog withBrokenConfig(int bookId) {
    broken.put(
        bookId,
        new CatalogContentInvalid("The config of book " + bookId + " cannot be read", null));
    return this;
  }

  /**
   * Gives a book files.
   *
   * @param sizes by path; what DCS serves besides (config, cover) need not be among them
   */
  public FakeBookCatalog withFiles(int bookId, Map<String, Long> sizes) {
    files.put(bookId, new BookFiles(sizes));
    return this;
  }

  public FakeBookCatalog withCover(int bookId, Picture cover) {
    covers.put(bookId, cover);
    return this;
  }

  public FakeBookCatalog withLogo(int publisherId, Picture logo) {
    logos.put(publisherId, logo);
    return this;
  }

  /** From now on every call fails so; null ends it. */
  public FakeBookCatalog failing(@Nullable RuntimeException with) {
    failure.set(with);
    return this;
  }

  /** As if nothing had ever been put in. */
  public void clear() {
    books.clear();
    publishers.clear();
    configs.clear();
    files.clear();
    covers.clear();
    logos.clear();
    broken.clear();
    failure.set(null);
  }

  private void called() {
    RuntimeException now = failure.get();
    if (now != null) {
      throw now;
    }
  }

  @Override
  public List<Book> books() {
    called();
    return List.copyOf(books.values());
  }

  @Override
  public Optional<Book> book(int bookId) {
    called();
    return Optional.ofNullable(books.get(bookId));
  }

  @Override
  public List<Publisher> publishers() {
    called();
    return List.copyOf(publishers.values());
  }

  @Override
  public Optional<Publisher> publisher(int publisherId) {
    called();
    return Optional.ofNullable(publishers.get(publisherId));
  }

  @Override
  public Optional<BookConfig> config(Book book) {
    called();
    CatalogContentInvalid odd = broken.get(book.id());
    if (odd != null) {
      throw odd;
    }
    return Optional.ofNullable(configs.get(book.id()));
  }

  @Override
  public BookFiles files(Book book) {
    called();
    return files.getOrDefault(book.id(), BookFiles.NONE);
  }

  @Override
  public Optional<Picture> cover(Book book) {
    called();
    return Optional.ofNullable(covers.get(book.id()));
  }

  @Override
  public Optional<Picture> logo(Publisher publisher) {
    called();
    return Optional.ofNullable(logos.get(publisher.id()));
  }
}
