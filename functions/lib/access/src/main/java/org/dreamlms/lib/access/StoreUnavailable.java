package org.dreamlms.lib.access;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Identities} and {@link BookGrants} throw when the store behind them cannot answer
 * now. Every function answers it with 503: nobody is let in, and nobody is told to log in again.
 */
public abstract class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message for the log; no SQL, no values
   */
  protected StoreUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Whether it is only being brought up to date. */
  public abstract boolean outdated();
}
