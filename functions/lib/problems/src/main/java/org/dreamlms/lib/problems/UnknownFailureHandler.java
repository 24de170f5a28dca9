package org.dreamlms.lib.problems;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure that nobody foresaw: one log line with everything, one answer with nothing but the id
 * of the request.
 */
@Singleton
@Produces(Problem.MEDIA_TYPE)
public final class UnknownFailureHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownFailureHandler.class);

  /** Says what to do, and nothing of what happened. */
  public static final String DETAIL =
      "Something went wrong on our side. Please try again; if it happens again, tell us the"
          + " request id.";

  @Override
  @SuppressWarnings("rawtypes") // the interface is raw
  public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
    HttpRequest<?> typed = request;
    LOG.error("Unforeseen failure, answered 500", failure);
    return ProblemExceptionHandler.respond(ProblemType.INTERNAL, DETAIL, List.of(), null, typed);
  }
}
