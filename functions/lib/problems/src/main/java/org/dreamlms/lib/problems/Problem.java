package org.dreamlms.lib.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.http.HttpRequest;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem document.
 *
 * @param type stable URI of the kind of problem
 * @param title of the kind, the same for every occurrence
 * @param status HTTP status code
 * @param detail this occurrence, readable for a teacher; existing clients show it
 * @param instance id of the request, as {@code urn:request:<id>}; find it in the log by this id
 * @param retryAfter as the header of that name, in whole seconds; existing clients read it here
 * @param errors which values were wrong; absent where no single value was
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "retry_after", "errors"})
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    @Nullable @JsonProperty("retry_after") Long retryAfter,
    @Nullable List<InvalidValue> errors) {

  /** Media type of the document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Request attribute under which the door keeps the id of the request. */
  public static final String REQUEST_ID = "org.dreamlms.request-id";

  public Problem {
    errors = errors == null || errors.isEmpty() ? null : List.copyOf(errors);
  }

  /** A problem of this kind, for a request whose id is known. */
  public static Problem of(
      ProblemType type, String detail, List<InvalidValue> errors, HttpRequest<?> request) {
    return of(
        type,
        type.status().getCode(),
        detail,
        errors,
        request.getAttribute(REQUEST_ID, String.class).orElse(null));
  }

  /** A problem of this kind, with a status of its own. */
  public static Problem of(
      ProblemType type,
      int status,
      String detail,
      List<InvalidValue> errors,
      @Nullable String requestId) {
    return new Problem(
        type.uri(),
        type.title(),
        status,
        detail,
        requestId == null ? null : "urn:request:" + requestId,
        seconds(type.usualWait()),
        errors);
  }

  /** The same, with a better knowledge of when to try again; null leaves it as it is. */
  Problem retryAfter(@Nullable Duration wait) {
    return wait == null
        ? this
        : new Problem(type, title, status, detail, instance, seconds(wait), errors);
  }

  private static @Nullable Long seconds(@Nullable Duration wait) {
    return wait == null ? null : Math.max(1, wait.toSeconds());
  }
}
