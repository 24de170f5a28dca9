package org.dreamlms.lib.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/**
 * Takes the token out of {@code Authorization: Bearer ...}, the scheme in any case, or out of
 * {@code ?token=} where the route says {@link TokenInQuery}.
 */
final class BearerToken {

  private static final String PARAMETER = "token";

  private BearerToken() {}

  /**
   * The header's token; where there is no such header, the query's.
   *
   * @throws ProblemException as {@link #of}; {@code INVALID_TOKEN} with several tokens in the query
   */
  static String ofHeaderOrQuery(HttpRequest<?> request) {
    List<String> tokens = request.getParameters().getAll(PARAMETER);
    boolean header = request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
    if (header || tokens.isEmpty() || tokens.getFirst().isBlank()) {
      return of(request);
    }
    if (tokens.size() > 1) {
      throw new ProblemException(ProblemType.INVALID_TOKEN, "Could not validate credentials");
    }
    return tokens.getFirst().strip();
  }

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
