package org.dreamlms.lib.lmsdatabase;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool that can be closed, and is made anew by its next use. Closing waits until its connections
 * and threads have ended, which evicting from a running pool does not. Safe for any number of
 * threads.
 */
final class RenewedPool implements DataSource, AutoCloseable {
  private final HikariConfig config;
  private @Nullable HikariDataSource current;

  RenewedPool(HikariConfig config) {
    this.config = config;
  }

  /**
   * @throws SQLException also when there is none within the pool's time
   */
  @Override
  public Connection getConnection() throws SQLException {
    return current().getConnection();
  }

  /** Who connects is set once for all. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("The pool has its own user");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return current().getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    current().setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    current().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return current().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return current().getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    HikariDataSource pool = current();
    return type.isInstance(pool) ? type.cast(pool) : pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    HikariDataSource pool = current();
    return type.isInstance(pool) || pool.isWrapperFor(type);
  }

  @Override
  public synchronized void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }

  private synchronized HikariDataSource current() {
    HikariDataSource pool = current;
    if (pool == null) {
      pool = new HikariDataSource(config);
      current = pool;
    }
    return pool;
  }
}
