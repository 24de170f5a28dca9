package org.dreamlms.infra.testkit;

import org.jspecify.annotations.Nullable;

/** A store did not start, stop or answer; the message says which one and what to look at. */
public final class StoreException extends RuntimeException {
  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
