package org.dreamlms.lib.problems;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem document. For what a controller decides; expected outcomes inside
 * libs are values.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<InvalidValue> errors;
  private final @Nullable Duration retryAfter;

  /**
   * @param detail what a teacher could read; never another system's words
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of(), null, null);
  }

  /** As the other constructor, with the cause for the log. */
  public ProblemException(ProblemType type, String detail, @Nullable Throwable cause) {
    this(type, detail, List.of(), null, cause);
  }

  /**
   * @param errors which values are wrong; empty where no single value is
   * @param retryAfter sent as {@code Retry-After}, in whole seconds, at least 1
   */
  public ProblemException(
      ProblemType type,
      String detail,
      List<InvalidValue> errors,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(detail, cause);
    this.type = type;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
  }

  public ProblemType type() {
    return type;
  }

  /** Never null: {@link #getMessage()} of this class. */
  public String detail() {
    String detail = getMessage();
    return detail == null ? type.title() : detail;
  }

  public List<InvalidValue> errors() {
    return errors;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
