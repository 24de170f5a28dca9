package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.List;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a book, with what stands on them. Every method answers 404 when there is no such
 * book for the caller, or it has no config.
 */
@Singleton
final class ShowPages {
  private final OpenContent open;

  ShowPages(OpenContent open) {
    this.open = open;
  }

  /** All pages, with all that stands on them. */
  BookPagesDetailResponse detail(Caller caller, String bookId) {
    return BookPagesDetailResponse.from(open.toRead(caller, bookId));
  }

  /** The pages that have activities for pupils. */
  BookPagesResponse withActivities(Caller caller, String bookId) {
    return BookPagesResponse.from(open.toRead(caller, bookId));
  }

  /**
   * The activities of the pages of one number, in the order of the book; none where there is no
   * such page, which is no mistake of the client's: the book may have been edited meanwhile.
   *
   * @param moduleName only of modules of this name; null for all. Page numbers may begin anew in
   *     each module
   * @throws ProblemException 422 for a number that is none
   */
  List<PageActivityResponse> activitiesOn(
      Caller caller, String bookId, String number, @Nullable String moduleName) {
    int wanted = PageNumber.parse(number);
    return AssignableModule.in(open.toRead(caller, bookId)).stream()
        .filter(module -> moduleName == null || module.name().equals(moduleName))
        .flatMap(module -> module.pages().stream())
        .filter(page -> page.number() == wanted)
        .flatMap(page -> page.activities().stream())
        .map(PageActivityResponse::from)
        .toList();
  }
}
