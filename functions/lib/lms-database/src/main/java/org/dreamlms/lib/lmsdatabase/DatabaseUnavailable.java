package org.dreamlms.lib.lmsdatabase;

import org.dreamlms.lib.access.StoreUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * The database cannot be reached, does not answer in time, or has no room. Trying again later
 * helps. A change that met this may have been made or not.
 */
public final class DatabaseUnavailable extends StoreUnavailable {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailable(String state, @Nullable Throwable cause) {
    super("The LMS database is not available (SQLSTATE " + state + ")", cause);
  }

  @Override
  public boolean outdated() {
    return false;
  }
}
