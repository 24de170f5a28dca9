package org.dreamlms.functions.catalog;

/** Where this function serves what belongs to a book or a publisher, below our own host. */
final class BookAddresses {
  private BookAddresses() {}

  static String cover(int bookId) {
    return book(bookId) + "/cover";
  }

  /** A picture of the book. */
  static String asset(int bookId, String path) {
    return book(bookId) + "/assets/" + escaped(path);
  }

  /** A sound, film or subtitle of the book. */
  static String media(int bookId, String path) {
    return book(bookId) + "/media/" + escaped(path);
  }

  static String logo(int publisherId) {
    return "/api/v1/publishers/" + publisherId + "/logo";
  }

  private static String book(int bookId) {
    return "/api/v1/books/" + bookId;
  }

  /**
   * Only what would end the path or be taken for an escape: clients show these addresses and cut
   * paths out of them, and have always got blanks and umlauts as they are.
   */
  private static String escaped(String path) {
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23");
  }
}
