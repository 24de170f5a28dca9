package org.dreamlms.lib.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;
import org.dreamlms.lib.problems.Problem;
import org.dreamlms.lib.problems.ProblemExceptionHandler;
import org.dreamlms.lib.problems.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failing store of people and grants means to a reader. */
@Singleton
@Produces(Problem.MEDIA_TYPE)
final class StoreProblems implements ExceptionHandler<StoreUnavailable, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(StoreProblems.class);

  private static final String OUTDATED =
      "The system is being brought up to date. Please try again in a moment.";
  private static final String UNAVAILABLE =
      "The system cannot be reached at the moment. Nothing is lost: please try again shortly.";

  @Override
  @SuppressWarnings("rawtypes") // the interface is raw
  public HttpResponse<?> handle(HttpRequest request, StoreUnavailable failure) {
    HttpRequest<?> typed = request;
    LOG.warn("The database cannot answer, answered 503", failure);
    return ProblemExceptionHandler.respond(
        failure.outdated() ? ProblemType.SCHEMA_OUTDATED : ProblemType.DATABASE_UNAVAILABLE,
        failure.outdated() ? OUTDATED : UNAVAILABLE,
        List.of(),
        null,
        typed);
  }
}
