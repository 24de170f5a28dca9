package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.UUID;
import org.dreamlms.lib.bookcatalog.content.Activity;

/**
 * An activity of a page that can be given to pupils.
 *
 * @param sectionIndex its place among all that stands on the page, from 0
 * @param orderIndex its place among the activities of the book
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record PageActivityResponse(
    UUID id, String title, String activityType, int sectionIndex, int orderIndex) {

  static PageActivityResponse from(Activity activity) {
    return new PageActivityResponse(
        activity.id(),
        activity.title(),
        activity.type(),
        activity.sectionIndex(),
        activity.order());
  }
}
