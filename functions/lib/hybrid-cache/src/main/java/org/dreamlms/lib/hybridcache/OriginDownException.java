package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The origin is down, and no tier has what was asked for. */
public final class OriginDownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param retryAfter when asking again may help; positive
   * @param cause null when the origin was not asked, because it was found down just now
   */
  public OriginDownException(String what, Duration retryAfter, @Nullable Throwable cause) {
    super(what, cause);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
