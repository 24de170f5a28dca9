package org.dreamlms.lib.access;

import java.util.List;
import java.util.stream.Collectors;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** The words of a refusal, as existing clients know them. */
final class Forbidden {

  private Forbidden() {}

  /** Lists the roles the way Python prints a list, because the previous back end did. */
  static ProblemException needsOneOf(List<Role> roles) {
    String names =
        roles.stream()
            .map(role -> "'" + role.wireName() + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    return new ProblemException(
        ProblemType.FORBIDDEN, "Access forbidden. Required roles: " + names);
  }
}
