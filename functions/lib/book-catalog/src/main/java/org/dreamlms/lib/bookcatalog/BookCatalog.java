package org.dreamlms.lib.bookcatalog;

import java.util.List;
import java.util.Optional;

/**
 * What DCS publishes, as schools see it: published books of any publisher, active publishers.
 *
 * <p>Drafts, archived books and publishers that are not active are absent here, whatever DCS
 * answers for their ids. Values are immutable; safe for any number of threads. Every method may
 * throw {@link CatalogUnavailable} when no tier has the value and DCS fails or is too slow, and
 * {@link CatalogContentInvalid} when DCS answers, but with something that cannot be read.
 */
public interface BookCatalog {

  /** All published books, in the order in which DCS lists them. */
  List<Book> books();

  /** The book; empty when it does not exist or is not published. */
  Optional<Book> book(int bookId);

  /** All active publishers, in the order in which DCS lists them. */
  List<Publisher> publishers();

  /** The publisher; empty when it does not exist or is not active. */
  Optional<Publisher> publisher(int publisherId);

  /**
   * The book's {@code config.json}, parsed as a JSON tree; empty when DCS has none.
   *
   * @throws CatalogContentInvalid when there is a {@code config.json} that is no JSON object
   */
  Optional<BookConfig> config(Book book);

  /**
   * The files of the book; {@link BookFiles#NONE} when DCS has none. One call to DCS, whose answer
   * grows with the book: some 200 bytes for each file.
   */
  BookFiles files(Book book);

  /** The cover picture; empty when the book has none. */
  Optional<Picture> cover(Book book);

  /** The publisher's logo; empty when it has none. */
  Optional<Picture> logo(Publisher publisher);
}
