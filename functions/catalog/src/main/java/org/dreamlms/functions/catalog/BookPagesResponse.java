package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.dreamlms.lib.bookcatalog.content.BookContent;

/**
 * The pages of a book that have activities for pupils, and no others.
 *
 * @param totalPages how many such pages
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record BookPagesResponse(
    int bookId, List<ModulePages> modules, int totalPages, int totalActivities) {

  static BookPagesResponse from(BookContent content) {
    List<ModulePages> modules =
        AssignableModule.in(content).stream()
            .map(module -> ModulePages.from(content.bookId(), module))
            .toList();
    return new BookPagesResponse(
        content.bookId(),
        modules,
        modules.stream().mapToInt(module -> module.pages().size()).sum(),
        modules.stream()
            .flatMap(module -> module.pages().stream())
            .mapToInt(PageInfo::activityCount)
            .sum());
  }

  /** A part of a book. */
  @Serdeable
  record ModulePages(String name, List<PageInfo> pages) {
    static ModulePages from(int bookId, AssignableModule module) {
      return new ModulePages(
          module.name(), module.pages().stream().map(page -> PageInfo.from(bookId, page)).toList());
    }
  }

  /**
   * A page to choose.
   *
   * @param thumbnailUrl address of the page's picture, in its full size
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record PageInfo(int pageNumber, int activityCount, String thumbnailUrl) {
    static PageInfo from(int bookId, AssignablePage page) {
      return new PageInfo(
          page.number(), page.activities().size(), PageDetail.imageUrl(bookId, page.page()));
    }
  }
}
