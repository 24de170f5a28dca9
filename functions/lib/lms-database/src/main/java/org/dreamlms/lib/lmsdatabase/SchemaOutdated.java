package org.dreamlms.lib.lmsdatabase;

import org.dreamlms.lib.access.StoreUnavailable;
import org.jspecify.annotations.Nullable;

/** The schema is older than this code: schema-migration has not run yet. Nothing was done. */
public final class SchemaOutdated extends StoreUnavailable {
  private static final long serialVersionUID = 1L;

  SchemaOutdated(@Nullable Throwable cause) {
    super("The schema of the LMS database is older than " + SchemaVersion.REQUIRED, cause);
  }

  @Override
  public boolean outdated() {
    return true;
  }
}
