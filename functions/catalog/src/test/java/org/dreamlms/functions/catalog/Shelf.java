package org.dreamlms.functions.catalog;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.BookConfig;
import org.dreamlms.lib.bookcatalog.Picture;
import org.dreamlms.lib.bookcatalog.Publisher;
import org.jspecify.annotations.Nullable;

/** Published books in memory, which can fail as DCS does. */
final class Shelf implements BookCatalog {
  private final Map<Integer, Book> books = new LinkedHashMap<>();
  private final Map<Integer, Publisher> publishers = new LinkedHashMap<>();
  private final Map<Integer, BookConfig> configs = new HashMap<>();
  private final Map<Integer, Picture> covers = new HashMap<>();
  private final Map<Integer, Picture> logos = new HashMap<>();
  private @Nullable RuntimeException failure;

  void put(Book book) {
    books.put(book.id(), book);
  }

  void put(Publisher publisher) {
    publishers.put(publisher.id(), publisher);
  }

  void config(int bookId, String json) {
    try {
      JsonNode tree = ObjectMapper.getDefault().readValue(json, JsonNode.class);
      configs.put(bookId, new BookConfig(Objects.requireNonNull(tree), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void cover(int bookId, Picture picture) {
    covers.put(bookId, picture);
  }

  void logo(int publisherId, Picture picture) {
    logos.put(publisherId, picture);
  }

  void failWith(RuntimeException failure) {
    this.failure = failure;
  }

  void clear() {
    books.clear();
    publishers.clear();
    configs.clear();
    covers.clear();
    logos.clear();
    failure = null;
  }

  @Override
  public List<Book> books() {
    check();
    return List.copyOf(books.values());
  }

  @Override
  public Optional<Book> book(int bookId) {
    check();
    return Optional.ofNullable(books.get(bookId));
  }

  @Override
  public List<Publisher> publishers() {
    check();
    return List.copyOf(publishers.values());
  }

  @Override
  public Optional<Publisher> publisher(int publisherId) {
    check();
    return Optional.ofNullable(publishers.get(publisherId));
  }

  @Override
  public Optional<BookConfig> config(Book book) {
    check();
    return Optional.ofNullable(configs.get(book.id()));
  }

  @Override
  public Optional<Picture> cover(Book book) {
    check();
    return Optional.ofNullable(covers.get(book.id()));
  }

  @Override
  public Optional<Picture> logo(Publisher publisher) {
    check();
    return Optional.ofNullable(logos.get(publisher.id()));
  }

  private void check() {
    if (failure != null) {
      throw failure;
    }
  }
}
