package org.dreamlms.lib.secrets;

import org.jspecify.annotations.Nullable;

/** A secret cannot be had now, or is none that can be used. Says why, and nothing of the secret. */
public final class SecretUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SecretUnreadable(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
