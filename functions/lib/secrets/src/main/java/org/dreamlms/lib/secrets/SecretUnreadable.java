package org.dreamlms.lib.secrets;

import org.jspecify.annotations.Nullable;

/** Nobody gives the secret now. Says why. */
public final class SecretUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SecretUnreadable(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
