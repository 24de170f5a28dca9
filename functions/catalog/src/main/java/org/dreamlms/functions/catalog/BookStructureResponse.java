package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.UUID;
import org.dreamlms.lib.bookcatalog.content.Activity;
import org.dreamlms.lib.bookcatalog.content.BookContent;

/**
 * What of a book can be given to pupils, to choose by module or by page.
 *
 * @param totalPages how many pages have something for pupils
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record BookStructureResponse(
    int bookId, List<ModuleWithActivities> modules, int totalPages, int totalActivities) {

  static BookStructureResponse from(BookContent content) {
    List<ModuleWithActivities> modules =
        AssignableModule.in(content).stream()
            .map(module -> ModuleWithActivities.from(content.bookId(), module))
            .toList();
    return new BookStructureResponse(
        content.bookId(),
        modules,
        modules.stream().mapToInt(module -> module.pages().size()).sum(),
        modules.stream().mapToInt(ModuleWithActivities::activityCount).sum());
  }

  /**
   * A part of a book.
   *
   * @param pageStart the lowest number of its pages here
   * @param pageEnd the highest
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record ModuleWithActivities(
      String name,
      int pageStart,
      int pageEnd,
      int activityCount,
      List<UUID> activityIds,
      List<PageWithActivities> pages) {

    static ModuleWithActivities from(int bookId, AssignableModule module) {
      List<UUID> ids = module.activities().stream().map(Activity::id).toList();
      return new ModuleWithActivities(
          module.name(),
          module.pages().stream().mapToInt(AssignablePage::number).min().orElse(0),
          module.pages().stream().mapToInt(AssignablePage::number).max().orElse(0),
          ids.size(),
          ids,
          module.pages().stream().map(page -> PageWithActivities.from(bookId, page)).toList());
    }
  }

  /**
   * A page to choose.
   *
   * @param thumbnailUrl address of the page's picture, in its full size
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record PageWithActivities(
      int pageNumber, String thumbnailUrl, int activityCount, List<UUID> activityIds) {

    static PageWithActivities from(int bookId, AssignablePage page) {
      return new PageWithActivities(
          page.number(),
          PageDetail.imageUrl(bookId, page.page()),
          page.activities().size(),
          page.activityIds());
    }
  }
}
