package org.dreamlms.lib.problems;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.DuplicateRouteException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the framework itself refuses (no such route, wrong verb, a value that does not convert, a
 * constraint), in our words: the framework's own messages name classes and arguments.
 */
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<Problem> {
  private static final Logger LOG = LoggerFactory.getLogger(FrameworkProblems.class);

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    Throwable cause = context.getRootCause().orElse(null);
    ProblemType type = type(response.getStatus(), cause);
    List<InvalidValue> errors = type == ProblemType.VALIDATION ? errors(context, cause) : List.of();
    boolean ownStatus = type == ProblemType.VALIDATION || type == ProblemType.INTERNAL;
    int status = ownStatus ? type.status().getCode() : response.code();
    String requestId =
        context.getRequest().getAttribute(Problem.REQUEST_ID, String.class).orElse(null);
    Problem problem = Problem.of(type, status, detail(type, errors), errors, requestId);
    Long wait = problem.retryAfter();
    if (wait != null) {
      response.header(HttpHeaders.RETRY_AFTER, wait.toString());
    }
    return response
        .status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(MediaType.of(Problem.MEDIA_TYPE))
        .body(problem);
  }

  /** Two routes for one address are our mistake, though the framework calls it a bad request. */
  private static boolean ours(@Nullable Throwable cause) {
    if (cause instanceof DuplicateRouteException) {
      LOG.error("Two controllers claim one address", cause);
      return true;
    }
    return false;
  }

  private static ProblemType type(HttpStatus status, @Nullable Throwable cause) {
    if (cause instanceof ConversionErrorException
        || cause instanceof UnsatisfiedRouteException
        || cause instanceof ConstraintViolationException) {
      return ProblemType.VALIDATION;
    }
    if (ours(cause)) {
      return ProblemType.INTERNAL;
    }
    return switch (status.getCode()) {
      case 401 -> ProblemType.NOT_AUTHENTICATED;
      case 403 -> ProblemType.FORBIDDEN;
      case 404 -> ProblemType.NOT_FOUND;
      case 405 -> ProblemType.METHOD_NOT_ALLOWED;
      case 406 -> ProblemType.NOT_ACCEPTABLE;
      case 409 -> ProblemType.CONFLICT;
      case 410 -> ProblemType.GONE;
      case 413 -> ProblemType.PAYLOAD_TOO_LARGE;
      case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
      case 416 -> ProblemType.RANGE_NOT_SATISFIABLE;
      case 422 -> ProblemType.VALIDATION;
      case 429 -> ProblemType.TOO_MANY_REQUESTS;
      default -> status.getCode() >= 500 ? ProblemType.INTERNAL : ProblemType.BAD_REQUEST;
    };
  }

  private static String detail(ProblemType type, List<InvalidValue> errors) {
    return switch (type) {
      case NOT_FOUND -> "Not Found";
      case METHOD_NOT_ALLOWED -> "This address does not answer to this method.";
      case UNSUPPORTED_MEDIA_TYPE -> "This address does not take content of this type.";
      case NOT_ACCEPTABLE -> "This address cannot answer in any of the types asked for.";
      case VALIDATION ->
          errors.isEmpty()
              ? "A value of the request is missing or not allowed."
              : "Please check "
                  + String.join(", ", errors.stream().map(InvalidValue::pointer).toList())
                  + ".";
      case INTERNAL -> UnknownFailureHandler.DETAIL;
      case BAD_REQUEST -> "The request cannot be understood.";
      case INVALID_CREDENTIALS,
          INACTIVE_USER,
          LIMIT_OUT_OF_RANGE,
          INVALID_ASSET_PATH,
          NOT_AUTHENTICATED,
          INVALID_SIGNATURE,
          INVALID_TOKEN,
          FORBIDDEN,
          CONFLICT,
          GONE,
          PAYLOAD_TOO_LARGE,
          RANGE_NOT_SATISFIABLE,
          TOO_MANY_REQUESTS,
          DCS_CONTENT_INVALID,
          DCS_UNAVAILABLE,
          FILES_UNAVAILABLE,
          LINKS_UNAVAILABLE,
          DATABASE_UNAVAILABLE,
          SCHEMA_OUTDATED,
          LIMITS_UNAVAILABLE,
          CACHE_UNAVAILABLE,
          EVENTS_UNAVAILABLE,
          TIMED_OUT ->
          type.title();
    };
  }

  private static List<InvalidValue> errors(ErrorContext context, @Nullable Throwable cause) {
    return switch (cause) {
      case ConversionErrorException conversion ->
          List.of(
              new InvalidValue(
                  "?" + conversion.getArgument().getName(),
                  "This value is not of the right kind."));
      case UnsatisfiedRouteException unsatisfied ->
          List.of(
              new InvalidValue(
                  "?" + unsatisfied.getArgument().getName(), "This value is missing."));
      case ConstraintViolationException constraint ->
          constraint.getConstraintViolations().stream()
              .map(
                  violation ->
                      new InvalidValue(
                          "/" + lastPart(violation.getPropertyPath().toString()),
                          violation.getMessage()))
              .toList();
      case null, default -> context.getErrors().stream().map(FrameworkProblems::error).toList();
    };
  }

  private static InvalidValue error(Error error) {
    return new InvalidValue(error.getPath().orElse("/"), "This value is not allowed.");
  }

  private static String lastPart(String path) {
    return Arrays.asList(path.split("\\.", -1)).getLast();
  }
}
