package org.dreamlms.infra.openapi;

import java.util.List;

/**
 * A controller's method, as its class file says it.
 *
 * @param verb in lower case, as documents spell it
 * @param paths each with its variables in braces, without a slash at the end
 * @param operationId empty when the method names none
 * @param roles who may call, in lower case and in the order of the code; empty when anybody may
 */
record Endpoint(String verb, List<String> paths, String operationId, List<String> roles) {
  private static final String PREFIX = "/api/v1/";

  Endpoint {
    paths = List.copyOf(paths);
    roles = List.copyOf(roles);
  }

  boolean answers(String otherVerb, String path) {
    return verb.equals(otherVerb) && paths.contains(path);
  }

  boolean isOpen() {
    return roles.isEmpty();
  }

  /**
   * The id of the operation at one of the paths. An id may stand only once: of two addresses, the
   * one below the usual prefix has it.
   */
  String operationIdAt(String path) {
    boolean second =
        paths.size() > 1
            && !path.startsWith(PREFIX)
            && paths.stream().anyMatch(other -> other.startsWith(PREFIX));
    return second ? operationId + "_at_root" : operationId;
  }
}
