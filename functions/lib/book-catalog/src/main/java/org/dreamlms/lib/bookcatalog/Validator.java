package org.dreamlms.lib.bookcatalog;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What tells one version of a file from another (RFC 9110 section 8.8.3).
 *
 * @param tag strong, with its quotes
 */
@Serdeable
record Validator(String tag) {

  Validator {
    if (tag.length() < 2 || !tag.startsWith("\"") || !tag.endsWith("\"")) {
      throw new IllegalArgumentException("No strong validator");
    }
  }
}
