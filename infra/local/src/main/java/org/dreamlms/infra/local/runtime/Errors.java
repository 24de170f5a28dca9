package org.dreamlms.infra.local.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Error documents that Lambda itself writes, not the function. */
final class Errors {
  private Errors() {}

  static String of(String type, String message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("errorType", type)
        .put("errorMessage", message)
        .toString();
  }
}
