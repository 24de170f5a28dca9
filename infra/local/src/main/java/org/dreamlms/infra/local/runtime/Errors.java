package org.dreamlms.infra.local.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.dreamlms.infra.local.limits.PlatformLimits;

/** Error documents that Lambda itself writes, not the function. */
final class Errors {
  private Errors() {}

  static String answerTooLarge() {
    return of(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size ("
            + PlatformLimits.RESPONSE_BYTES.value()
            + " bytes).");
  }

  static String of(String type, String message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("errorType", type)
        .put("errorMessage", message)
        .toString();
  }
}
