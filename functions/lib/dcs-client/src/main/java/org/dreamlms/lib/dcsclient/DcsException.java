package org.dreamlms.lib.dcsclient;

import org.jspecify.annotations.Nullable;

/** DCS could not give what was asked for. Messages carry no token, no body and no address. */
public abstract sealed class DcsException extends RuntimeException
    permits DcsUnavailable, DcsContentInvalid {

  private static final long serialVersionUID = 1L;

  private final String operation;

  DcsException(String operation, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.operation = operation;
  }

  /** What was being done, in words of this client, such as {@code book}. */
  public String operation() {
    return operation;
  }
}
