package org.dreamlms.lib.lmsdatabase;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

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

  private final ConnectionOperations<Connection> connections;
  private volatile boolean recent;

  SchemaVersion(ConnectionOperations<Connection> connections) {
    this.connections = connections;
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
    return connections.executeRead(status -> isThere(status.getConnection()));
  }

  private static boolean isThere(Connection connection) {
    String sql = "SELECT 1 FROM flyway_schema_history WHERE version = ? AND success";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, REQUIRED);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new DataAccessException("The history of the schema cannot be read", e);
    }
  }
}
