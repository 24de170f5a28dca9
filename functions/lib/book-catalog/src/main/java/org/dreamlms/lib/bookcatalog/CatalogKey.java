package org.dreamlms.lib.bookcatalog;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/** What an entry of the cache is about. */
sealed interface CatalogKey {
  record AllBooks() implements CatalogKey {}

  record OneBook(int id) implements CatalogKey {}

  record AllPublishers() implements CatalogKey {}

  record OnePublisher(int id) implements CatalogKey {}

  record Logo(int publisherId) implements CatalogKey {}

  /**
   * Something that lies in the folder of a book.
   *
   * @param publisherId for the publisher's events
   * @param place publisher's name, folder, and the file where the book names one: a book that moved
   *     must not be answered with what lay at the old place, whether an event told or not
   */
  record InBook(int bookId, int publisherId, String place) implements CatalogKey {
    static InBook of(Book book) {
      return new InBook(book.id(), book.publisherId(), book.publisherName() + "/" + book.folder());
    }

    static InBook coverOf(Book book) {
      InBook folder = of(book);
      return new InBook(book.id(), book.publisherId(), folder.place() + "/" + book.coverFile());
    }

    /**
     * @param path from the book's folder on
     */
    static InBook validatorOf(Book book, String path) {
      return new InBook(book.id(), book.publisherId(), "file " + of(book).place() + "/" + path);
    }

    /** Not that of the file of the same name: one is ours, the other one the store's. */
    static InBook validatorOfCover(Book book) {
      return new InBook(book.id(), book.publisherId(), "cover " + coverOf(book).place());
    }

    /** The book, and its place in short. */
    String visible() {
      UUID name = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
      return bookId + "@" + HexFormat.of().toHexDigits(name.getMostSignificantBits());
    }
  }
}
