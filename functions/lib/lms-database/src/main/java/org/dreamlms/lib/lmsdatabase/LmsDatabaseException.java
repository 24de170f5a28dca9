package org.dreamlms.lib.lmsdatabase;

import org.jspecify.annotations.Nullable;

/** Something is wrong with the LMS database. Messages hold a SQLSTATE, never SQL or values. */
public class LmsDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LmsDatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
