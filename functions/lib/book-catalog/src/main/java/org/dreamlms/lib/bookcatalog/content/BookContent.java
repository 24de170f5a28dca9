package org.dreamlms.lib.bookcatalog.content;

import java.util.List;
import java.util.stream.Stream;
import org.dreamlms.lib.bookcatalog.BookConfig;

/**
 * What stands in a book. Immutable; shares the parts of the book's tree, so it costs little beside
 * it.
 *
 * @param pages all pages, in the order of the book
 * @param activitiesWithoutType how many activities were left out because they name no type
 */
public record BookContent(
    int bookId, List<BookModule> modules, List<BookPage> pages, int activitiesWithoutType) {

  public BookContent {
    modules = List.copyOf(modules);
    pages = List.copyOf(pages);
  }

  /**
   * Reads a book's config. A pure function: the same config gives equal contents, with equal ids.
   *
   * <p>Never fails: what has the wrong shape is left out, so that one bad section does not take the
   * book away.
   */
  public static BookContent of(int bookId, BookConfig config) {
    return new ContentReader(bookId).read(config.tree());
  }

  /** All activities, in the order of the book; of unknown types too. */
  public Stream<Activity> activities() {
    return pages.stream().flatMap(page -> page.activities().stream());
  }
}
