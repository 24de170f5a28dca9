package org.dreamlms.lib.bookcatalog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** DCS could not be reached, was too slow or failed, and no tier has the value. */
public final class CatalogUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * @param retryAfter when DCS said how long to wait
   */
  public CatalogUnavailable(String what, @Nullable Duration retryAfter, Throwable cause) {
    super(what + " is not available from DCS", cause);
    this.retryAfter = retryAfter;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
