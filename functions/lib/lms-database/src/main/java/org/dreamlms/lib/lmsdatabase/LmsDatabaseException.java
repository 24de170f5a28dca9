package org.dreamlms.lib.lmsdatabase;

import org.jspecify.annotations.Nullable;

/**
 * A mistake of ours in a statement or a change. The message holds a SQLSTATE, never SQL or values.
 */
public final class LmsDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LmsDatabaseException(String state, @Nullable Throwable cause) {
    super("A statement failed (SQLSTATE " + state + ")", cause);
  }
}
