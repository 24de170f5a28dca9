package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.dreamlms.lib.bookcatalog.content.BookContent;
import org.dreamlms.lib.bookcatalog.content.BookModule;

/**
 * All pages of a book.
 *
 * @param modules parts of the book, to jump to; only those that have pages
 * @param pages in the order of the book
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record BookPagesDetailResponse(
    int bookId,
    List<ModuleInfo> modules,
    List<PageDetail> pages,
    int totalPages,
    int totalActivities) {

  static BookPagesDetailResponse from(BookContent content) {
    List<PageDetail> pages =
        content.pages().stream().map(page -> PageDetail.from(content.bookId(), page)).toList();
    return new BookPagesDetailResponse(
        content.bookId(),
        content.modules().stream()
            .filter(module -> module.pageCount() > 0)
            .map(ModuleInfo::from)
            .toList(),
        pages,
        pages.size(),
        pages.stream().mapToInt(page -> page.activities().size()).sum());
  }

  /**
   * A part of a book.
   *
   * @param firstPageIndex index into the pages of the book
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record ModuleInfo(String name, int firstPageIndex, int pageCount) {
    static ModuleInfo from(BookModule module) {
      return new ModuleInfo(module.name(), module.firstPageIndex(), module.pageCount());
    }
  }
}
