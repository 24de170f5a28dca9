package org.dreamlms.functions.catalog;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.dreamlms.lib.bookcatalog.content.Activity;
import org.dreamlms.lib.bookcatalog.content.BookPage;

/**
 * A page that has something for pupils.
 *
 * @param page where there are several of one number, the first
 * @param activities those that their player can play, in the order of the book; never empty
 */
record AssignablePage(BookPage page, List<Activity> activities) {

  int number() {
    return page.number();
  }

  List<UUID> activityIds() {
    return activities.stream().map(Activity::id).toList();
  }

  /** Together with a later page of the same number. */
  AssignablePage and(AssignablePage later) {
    return new AssignablePage(
        page, Stream.concat(activities.stream(), later.activities.stream()).toList());
  }
}
