package org.dreamlms.functions.catalog;

import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/**
 * Absences, in the words that existing clients know. One answer for what does not exist, is not
 * published or belongs to somebody else, so that nothing can be probed.
 */
final class NotFound {
  private NotFound() {}

  static ProblemException book() {
    return of("Book not found in DCS");
  }

  static ProblemException bookConfig() {
    return of("Book configuration not found in DCS");
  }

  static ProblemException cover() {
    return of("Book cover not found");
  }

  static ProblemException file() {
    return of("File not found in this book");
  }

  static ProblemException pageImage() {
    return of("Page image not found");
  }

  static ProblemException publisher() {
    return of("Publisher not found");
  }

  static ProblemException logo() {
    return of("Publisher logo not found");
  }

  private static ProblemException of(String detail) {
    return new ProblemException(ProblemType.NOT_FOUND, detail);
  }
}
