package org.dreamlms.lib.problems;

import io.micronaut.http.HttpStatus;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table from failure to HTTP. The name of a constant, in lower case with hyphens, ends the
 * {@code type} URI, under which infra/docs/api/problems.md has a section.
 */
public enum ProblemType {
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
  INVALID_CREDENTIALS(HttpStatus.BAD_REQUEST, "Invalid credentials"),
  INACTIVE_USER(HttpStatus.BAD_REQUEST, "Inactive user"),
  LIMIT_OUT_OF_RANGE(HttpStatus.BAD_REQUEST, "A limit is out of range"),
  INVALID_ASSET_PATH(HttpStatus.BAD_REQUEST, "The path of the asset is not allowed"),
  NOT_AUTHENTICATED(HttpStatus.UNAUTHORIZED, "Not authenticated"),
  /** Of a webhook. What was wrong with it is told to nobody. */
  INVALID_SIGNATURE(HttpStatus.UNAUTHORIZED, "Invalid signature"),
  INVALID_TOKEN(HttpStatus.FORBIDDEN, "Could not validate credentials"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "Access forbidden"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),
  CONFLICT(HttpStatus.CONFLICT, "Conflict"),
  GONE(HttpStatus.GONE, "No longer here"),
  PAYLOAD_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "Too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
  RANGE_NOT_SATISFIABLE(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "The file has no such part"),
  VALIDATION(HttpStatus.UNPROCESSABLE_ENTITY, "The request has invalid values"),
  /** Limits count by the minute. */
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests", 60),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error"),
  DCS_CONTENT_INVALID(HttpStatus.BAD_GATEWAY, "The book's content is damaged"),
  /** About as long as one of DCS's restarts takes. */
  DCS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The book service is not available", 30),
  FILES_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The file store is not available", 30),
  /** Somebody has to bring new keys. */
  LINKS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Links to files cannot be made", 300),
  /** A failover takes about half a minute, a full pool much less. */
  DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database is not available", 5),
  SCHEMA_OUTDATED(HttpStatus.SERVICE_UNAVAILABLE, "The database is being brought up to date", 5),
  LIMITS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Requests cannot be counted", 5),
  CACHE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The shared cache is not available", 5),
  EVENTS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Events cannot be taken in", 5),
  TIMED_OUT(HttpStatus.SERVICE_UNAVAILABLE, "The request took too long", 5);

  private static final String BASE = "https://dreamlms.org/problems/";

  private final HttpStatus status;
  private final String title;
  private final @Nullable Duration usualWait;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
    this.usualWait = null;
  }

  ProblemType(HttpStatus status, String title, long usualWaitSeconds) {
    this.status = status;
    this.title = title;
    this.usualWait = Duration.ofSeconds(usualWaitSeconds);
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** When to try again where nobody knows better; absent where trying again is of no use. */
  public @Nullable Duration usualWait() {
    return usualWait;
  }

  /** Stable; a page of the documentation. */
  public URI uri() {
    return URI.create(BASE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
