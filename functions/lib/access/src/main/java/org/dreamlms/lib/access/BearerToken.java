package org.dreamlms.lib.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** Takes the token out of {@code Authorization: Bearer ...}; the scheme in any case. */
final class BearerToken {

  private BearerToken() {}

  /**
   * @throws ProblemException {@code NOT_AUTHENTICATED} without such a header, {@code INVALID_TOKEN}
   *     with several: one of them was put there by somebody else
   */
  static String of(HttpRequest<?> request) {
    List<String> headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.size() > 1) {
      throw new ProblemException(ProblemType.INVALID_TOKEN, "Could not validate credentials");
    }
    String header = headers.isEmpty() ? "" : headers.getFirst().strip();
    int space = header.indexOf(' ');
    String scheme = space < 0 ? header : header.substring(0, space);
    if (!scheme.toLowerCase(Locale.ROOT).equals("bearer")) {
      throw new ProblemException(ProblemType.NOT_AUTHENTICATED, "Not authenticated");
    }
    return space < 0 ? "" : header.substring(space + 1).strip();
  }
}
