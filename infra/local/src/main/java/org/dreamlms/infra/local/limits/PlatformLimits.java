package org.dreamlms.infra.local.limits;

/**
 * The platform's limits and what a client sees beyond them: the only place with these numbers.
 *
 * <p>{@code settled} is false for rows that AWS does not document exactly; only a deployed account
 * can decide them, and nothing of ours may depend on them.
 */
public enum PlatformLimits {
  EVENT_BYTES(
      6_291_556,
      413,
      "{\"message\":\"Request Entity Too Large\"}",
      "Lambda quotas: invocation payload 6 MB each for request and response; the exact number"
          + " stands in Lambda's own message RequestTooLargeException",
      true),
  RESPONSE_BYTES(
      6_291_556,
      500,
      "{\"message\":\"Internal Server Error\"}",
      "Lambda quotas, and the message of Function.ResponseSizeTooLarge",
      true),
  INTEGRATION_MILLIS(
      30_000,
      503,
      "{\"message\":\"Service Unavailable\"}",
      "API Gateway quotas for HTTP APIs: maximum integration timeout 30 seconds",
      true),
  FUNCTION_ERROR(
      1,
      500,
      "{\"message\":\"Internal Server Error\"}",
      "API Gateway, HTTP APIs, troubleshooting Lambda integrations",
      true),
  URL_FUNCTION_ERROR(
      1,
      502,
      "Internal Server Error",
      "Lambda, Function URLs: a failed or malformed answer is 502",
      true),
  URL_TIMEOUT(
      1,
      502,
      "Internal Server Error",
      "Lambda, Function URLs: a function that times out; some accounts report 504",
      false),
  NO_ROUTE(
      1,
      404,
      "{\"message\":\"Not Found\"}",
      "API Gateway, HTTP APIs: no route and no $default",
      true),
  HEADER_BYTES(
      10_240,
      431,
      "{\"message\":\"Request Header Fields Too Large\"}",
      "API Gateway quotas for HTTP APIs: request line and header values together 10,240 bytes; the"
          + " status is not documented",
      false),
  URI_BYTES(
      8_192,
      414,
      "{\"message\":\"URI Too Long\"}",
      "not documented beyond HEADER_BYTES; 8 KB is what load balancers commonly take",
      false),
  BODY_BYTES(
      10 * 1024 * 1024,
      413,
      "{\"message\":\"Request Entity Too Large\"}",
      "API Gateway quotas for HTTP APIs: payload size 10 MB",
      true),
  WAITING_INVOCATIONS(
      200,
      429,
      "{\"message\":\"Too Many Requests\"}",
      "Lambda answers TooManyRequestsException beyond the concurrency limit; here calls first"
          + " queue, so that a machine with one environment per function can be used; those that"
          + " run and wait are no more than the function's reserved concurrency. What an HTTP API"
          + " makes of it is not documented",
      false);

  private final long value;
  private final int status;
  private final String body;
  private final String source;
  private final boolean settled;

  PlatformLimits(long value, int status, String body, String source, boolean settled) {
    this.value = value;
    this.status = status;
    this.body = body;
    this.source = source;
    this.settled = settled;
  }

  /** The last value that is still allowed; 1 where the row is about an event, not a size. */
  public long value() {
    return value;
  }

  /** What the client gets beyond it. */
  public int status() {
    return status;
  }

  /** JSON, or plain text for a Function URL. */
  public String body() {
    return body;
  }

  public String source() {
    return source;
  }

  /** False where only a deployed account can decide. */
  public boolean settled() {
    return settled;
  }
}
