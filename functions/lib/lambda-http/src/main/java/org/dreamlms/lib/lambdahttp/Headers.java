package org.dreamlms.lib.lambdahttp;

import java.util.Map;

/** Header names that the door sets on every answer. */
final class Headers {
  /** Names the request in body, header and log alike. */
  static final String REQUEST_ID = "x-request-id";

  /**
   * As the existing clients get them on every answer (contract of the LMS, section 1.5). The last
   * one means nothing over plain HTTP (RFC 6797 section 8.1), so a machine without TLS may send it.
   */
  static final Map<String, String> SECURITY =
      Map.of(
          "x-content-type-options", "nosniff",
          "x-frame-options", "DENY",
          "referrer-policy", "strict-origin-when-cross-origin",
          "x-xss-protection", "0",
          "strict-transport-security", "max-age=31536000");

  private Headers() {}
}
