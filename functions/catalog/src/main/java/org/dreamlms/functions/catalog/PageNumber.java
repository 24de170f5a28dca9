package org.dreamlms.functions.catalog;

import java.util.List;
import java.util.regex.Pattern;
import org.dreamlms.lib.problems.InvalidValue;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** The numbers of pages in addresses. */
final class PageNumber {
  /** As many digits as books are read with; 0 stands for pages without a number. */
  private static final Pattern SPELLING = Pattern.compile("-?[0-9]{1,9}");

  private PageNumber() {}

  /**
   * @throws ProblemException 422
   */
  static int parse(String text) {
    if (!SPELLING.matcher(text).matches()) {
      throw new ProblemException(
          ProblemType.VALIDATION,
          "Please check the number of the page: it is a whole number, such as 12.",
          List.of(new InvalidValue("page_number", "must be a whole number")),
          null,
          null);
    }
    return Integer.parseInt(text);
  }
}
