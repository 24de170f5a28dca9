package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.UUID;
import org.dreamlms.lib.bookcatalog.content.Activity;
import org.dreamlms.lib.bookcatalog.content.BookContent;
import org.dreamlms.lib.bookcatalog.content.BookPage;

/**
 * An activity that can be given to pupils.
 *
 * @param pageNumber as printed
 * @param orderIndex rises through the book, without repeating; has gaps where activities of other
 *     kinds stand
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record ActivityListResponse(
    UUID id,
    int bookId,
    String moduleName,
    int pageNumber,
    String activityType,
    String title,
    int orderIndex) {

  /** In the order of the book. */
  static List<ActivityListResponse> from(BookContent content) {
    return content.pages().stream()
        .flatMap(
            page ->
                page.activities().stream()
                    .filter(Activity::supported)
                    .map(activity -> from(content.bookId(), page, activity)))
        .toList();
  }

  private static ActivityListResponse from(int bookId, BookPage page, Activity activity) {
    return new ActivityListResponse(
        activity.id(),
        bookId,
        page.moduleName(),
        page.number(),
        activity.type(),
        activity.title(),
        activity.order());
  }
}
