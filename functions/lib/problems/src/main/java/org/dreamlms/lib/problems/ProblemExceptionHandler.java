package org.dreamlms.lib.problems;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the code decided to answer, as a document. */
@Singleton
@Produces(Problem.MEDIA_TYPE)
public final class ProblemExceptionHandler
    implements ExceptionHandler<ProblemException, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

  @Override
  @SuppressWarnings("rawtypes") // the interface is raw
  public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
    HttpRequest<?> typed = request;
    if (exception.type().status().getCode() >= 500 && exception.getCause() != null) {
      LOG.warn("{}: answered {}", exception.type(), exception.type().status(), exception);
    }
    return respond(
        exception.type(), exception.detail(), exception.errors(), exception.retryAfter(), typed);
  }

  /**
   * The response that says it.
   *
   * @param retryAfter null where nobody knows better than {@link ProblemType#usualWait()}
   */
  public static MutableHttpResponse<Problem> respond(
      ProblemType type,
      String detail,
      List<InvalidValue> errors,
      @Nullable Duration retryAfter,
      HttpRequest<?> request) {
    Problem problem = Problem.of(type, detail, errors, request).retryAfter(retryAfter);
    MutableHttpResponse<Problem> response =
        HttpResponse.<Problem>status(type.status())
            .contentType(MediaType.of(Problem.MEDIA_TYPE))
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .body(problem);
    if (type == ProblemType.NOT_AUTHENTICATED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    Long wait = problem.retryAfter();
    if (wait != null) {
      response.header(HttpHeaders.RETRY_AFTER, wait.toString());
    }
    return response;
  }
}
