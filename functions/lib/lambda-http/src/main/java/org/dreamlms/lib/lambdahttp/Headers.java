package org.dreamlms.lib.lambdahttp;

import java.util.Map;

/** Header names that the door sets on every answer. */
final class Headers {
  /** Names the request in body, header and log alike. */
  static final String REQUEST_ID = "x-request-id";

  /** As the existing clients get them on every answer (contract of the LMS, section 1.5). */
  static final Map<String, String> SECURITY =
      Map.of(
          "x-content-type-options", "nosniff",
          "x-frame-options", "DENY",
          "referrer-policy", "strict-origin-when-cross-origin");

  private Headers() {}
}
