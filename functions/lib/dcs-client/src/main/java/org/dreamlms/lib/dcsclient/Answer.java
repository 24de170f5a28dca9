package org.dreamlms.lib.dcsclient;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back, whole.
 *
 * @param etag as sent
 * @param retryAfter as sent
 * @param location as sent
 */
record Answer(
    int status,
    Bytes body,
    @Nullable String contentType,
    @Nullable String etag,
    @Nullable String retryAfter,
    @Nullable String location) {

  static final int NOT_MODIFIED = 304;

  boolean ok() {
    return status == 200;
  }

  /** What DCS says to a change: 200 to a PUT, 201 to a POST, 204 to a DELETE (DCS contract 2.4). */
  boolean isDone() {
    return status == 200 || status == 201 || status == 204;
  }

  /** DCS of one version says 401 without a token, of another 403 (DCS contract 1.2). */
  boolean refusesToken() {
    return status == 401
        || (status == 403 && detail().filter("Not authenticated"::equals).isPresent());
  }

  /**
   * The {@code detail} of an error body when it is a string; DCS also sends objects, arrays and
   * plain text.
   */
  Optional<String> detail() {
    return JsonReader.detail(body.uncopied());
  }
}
