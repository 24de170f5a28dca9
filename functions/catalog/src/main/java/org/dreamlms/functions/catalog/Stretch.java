package org.dreamlms.functions.catalog;

import java.util.List;
import org.dreamlms.lib.problems.InvalidValue;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/**
 * Which part of a list.
 *
 * @param skip how many to leave out at the front, from 0
 * @param limit how many at most, 1 to 100
 */
record Stretch(int skip, int limit) {
  private static final int LARGEST_LIMIT = 100;

  /**
   * @throws ProblemException 400 for a limit out of range, in the words and with the status that
   *     existing clients know; 422 for a negative skip
   */
  Stretch {
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw new ProblemException(
          ProblemType.LIMIT_OUT_OF_RANGE, "Limit parameter must be between 1 and " + LARGEST_LIMIT);
    }
    if (skip < 0) {
      throw new ProblemException(
          ProblemType.VALIDATION,
          "Please check ?skip.",
          List.of(new InvalidValue("?skip", "must not be negative")),
          null,
          null);
    }
  }
}
