package org.dreamlms.lib.lmsdatabase;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/**
 * Whether the database is as new as this code. Functions never migrate: schema-migration does.
 *
 * <p>One small statement until the answer is yes, none after that: a schema only gets newer, and
 * migrations keep running code working.
 */
@Singleton
public final class SchemaVersion {

  /** The newest file of {@code db/migration}; a test compares. */
  public static final String REQUIRED = "0001";

  private final JdbcOperations jdbc;
  private volatile boolean recent;

  SchemaVersion(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Returns when the schema is new enough.
   *
   * @throws SchemaOutdated when it is not
   */
  public void check() {
    if (!recent) {
      if (!isThere()) {
        throw new SchemaOutdated(null);
      }
      recent = true;
    }
  }

  private boolean isThere() {
    return jdbc.prepareStatement(
        "SELECT 1 FROM flyway_schema_history WHERE version = ? AND success",
        (PreparedStatement statement) -> {
          statement.setString(1, REQUIRED);
          try (ResultSet row = statement.executeQuery()) {
            return row.next();
          }
        });
  }
}
