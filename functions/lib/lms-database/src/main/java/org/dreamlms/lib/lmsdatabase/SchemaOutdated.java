package org.dreamlms.lib.lmsdatabase;

import org.jspecify.annotations.Nullable;

/** The schema is older than this code: schema-migration has not run yet. Nothing was done. */
public final class SchemaOutdated extends LmsDatabaseException {
  private static final long serialVersionUID = 1L;

  SchemaOutdated(@Nullable Throwable cause) {
    super("The schema of the LMS database is older than " + SchemaVersion.REQUIRED, cause);
  }
}
