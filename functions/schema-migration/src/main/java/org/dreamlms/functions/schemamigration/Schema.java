package org.dreamlms.functions.schemamigration;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Objects;
import org.dreamlms.lib.lmsdatabase.LmsDatabaseSettings;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The schema of the LMS database. The migrations come with lms-database ({@code db/migration}).
 *
 * <p>Two runs at once are safe: Flyway takes an advisory lock of PostgreSQL, and the second run
 * finds nothing left to do. A migration runs in a transaction with its entry in the history, so one
 * that fails leaves nothing behind.
 */
@Singleton
final class Schema {

  /** A serverless database may have to wake up first; Flyway doubles the pause up to this many. */
  private static final int CONNECT_RETRIES = 5;

  /** The limits that the schema sets for ordinary sessions are too short for changing tables. */
  private static final String SESSION =
      """
      SET statement_timeout = 0;
      SET idle_in_transaction_session_timeout = 0;
      SET lock_timeout = '30s'\
      """;

  private final LmsDatabaseSettings settings;

  Schema(LmsDatabaseSettings settings) {
    this.settings = settings;
  }

  /** Runs what has not run yet, in order. */
  Migration migrate() {
    Flyway flyway =
        Flyway.configure()
            .dataSource(
                Objects.requireNonNull(settings.url()), settings.user(), settings.password())
            .initSql(SESSION)
            .connectRetries(CONNECT_RETRIES)
            .validateMigrationNaming(true)
            .cleanDisabled(true)
            .load();
    int applied = flyway.migrate().migrationsExecuted;
    return new Migration(applied, version(flyway));
  }

  private static String version(Flyway flyway) {
    return Arrays.stream(flyway.info().applied())
        .map(MigrationInfo::getVersion)
        .filter(Objects::nonNull)
        .max(MigrationVersion::compareTo)
        .map(MigrationVersion::getVersion)
        .orElse("none");
  }
}
