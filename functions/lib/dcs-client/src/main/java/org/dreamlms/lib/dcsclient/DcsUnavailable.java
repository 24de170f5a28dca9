package org.dreamlms.lib.dcsclient;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** DCS gave no usable answer in time. A later attempt may succeed. */
public final class DcsUnavailable extends DcsException {

  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Reason {
    /** DCS answered 5xx. */
    SERVER_ERROR,
    /** No complete answer within the time limit. */
    TIMEOUT,
    /** No connection, or it was lost: refused, reset, DNS, TLS. */
    CONNECTION,
    /** Too many failures lately, so DCS was not asked. */
    BREAKER_OPEN,
    /** DCS answered 429. */
    RATE_LIMITED,
    /**
     * DCS does not accept the credentials of the LMS. Not the fault of the user: never answer 401
     * for it.
     */
    NOT_SIGNED_IN,
    /** The caller had no time left, so DCS was not asked. */
    NO_TIME_LEFT,
    /**
     * Any other answer that DCS does not give when it is set up right, such as a redirect or an
     * unknown route.
     */
    UNEXPECTED_ANSWER
  }

  private final Reason reason;
  private final int status;
  private final @Nullable Duration retryAfter;

  /**
   * @param status of the answer, 0 without one
   * @param retryAfter how long DCS, or the open breaker, asks to wait
   */
  public DcsUnavailable(
      String operation, Reason reason, int status, @Nullable Duration retryAfter) {
    this(operation, reason, status, retryAfter, null);
  }

  public DcsUnavailable(
      String operation,
      Reason reason,
      int status,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(operation, message(operation, reason, status), cause);
    this.reason = reason;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  private static String message(String operation, Reason reason, int status) {
    return "DCS is unavailable for "
        + operation
        + ": "
        + reason
        + (status == 0 ? "" : " (" + status + ")");
  }

  public Reason reason() {
    return reason;
  }

  /** Status of the answer of DCS; empty when there was none. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
