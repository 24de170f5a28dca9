package org.dreamlms.lib.access;

import java.util.Set;

/** Which books somebody may see. What is outside is absent: answered as if it did not exist. */
public sealed interface BookScope {

  /**
   * @param bookId DCS's id of the book
   * @param publisherId DCS's id of the book's publisher
   */
  boolean contains(int bookId, int publisherId);

  /** Every book there is. */
  record Every() implements BookScope {
    @Override
    public boolean contains(int bookId, int publisherId) {
      return true;
    }
  }

  /** The books of one publisher. */
  record OfPublisher(int id) implements BookScope {
    @Override
    public boolean contains(int bookId, int publisherId) {
      return publisherId == id;
    }
  }

  /** These books, perhaps none. */
  record Of(Set<Integer> books) implements BookScope {
    public Of {
      books = Set.copyOf(books);
    }

    @Override
    public boolean contains(int bookId, int publisherId) {
      return books.contains(bookId);
    }
  }
}
