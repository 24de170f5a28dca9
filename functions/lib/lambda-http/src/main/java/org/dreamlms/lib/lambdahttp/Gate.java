package org.dreamlms.lib.lambdahttp;

import java.util.Optional;
import org.dreamlms.lib.problems.ProblemType;

/**
 * Looks at a request before anything of it is read: before its body is decoded, its form or its
 * cookies are parsed, or a route is looked for. For a door that takes nothing from strangers. A
 * function offers beans of this type; the first that refuses ends the request.
 */
@FunctionalInterface
public interface Gate {

  /**
   * Why it is not let in.
   *
   * @param detail what a person could read
   */
  record Refusal(ProblemType type, String detail) {}

  /** Empty lets it in. */
  Optional<Refusal> refuse(SentRequest request);
}
