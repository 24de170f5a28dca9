package org.dreamlms.infra.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL 18 server of this machine, without Docker and without an installed PostgreSQL.
 *
 * <p>One ordinary role, which may create databases, is made from the settings; its password is
 * checked as on a real server (SCRAM). The superuser stays inside this class. Runs as root too: the
 * binaries' starter then changes the user by {@code unshare}.
 */
public final class PostgresStore implements Store {
  /** Where, and for whom, the server runs. */
  public record Settings(
      @Nullable Path directory, int port, String user, String password, String zone) {
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /**
     * @param directory keeps the data over restarts; null = temporary
     * @param port 0 = any free one
     * @param zone the server's time zone, for sessions that name none
     */
    public Settings {
      if (!ROLE.matcher(user).matches() || user.equals("postgres")) {
        throw new IllegalArgumentException("Not a name for the store's role: " + user);
      }
      if (password.isEmpty() || port < 0 || port > 65_535) {
        throw new IllegalArgumentException("A password and a port from 0 to 65535 are needed.");
      }
    }

    /** Empty and temporary, on any free port, in a time zone that nobody expects. */
    public static Settings throwAway() {
      return new Settings(null, 0, "lms", "lms-password", "Asia/Kolkata");
    }

    public Settings in(Path directory) {
      return new Settings(directory, port, user, password, zone);
    }

    public Settings onPort(int port) {
      return new Settings(directory, port, user, password, zone);
    }

    public Settings as(String user, String password) {
      return new Settings(directory, port, user, password, zone);
    }

    public Settings inZone(String zone) {
      return new Settings(directory, port, user, password, zone);
    }

    @Override
    public String toString() {
      return "PostgreSQL in " + directory + " on port " + port + " for " + user;
    }
  }

  private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final EmbeddedPostgres server;
  private final Settings settings;
  private final @Nullable FolderLock lock;

  private PostgresStore(EmbeddedPostgres server, Settings settings, @Nullable FolderLock lock) {
    this.server = server;
    this.settings = settings;
    this.lock = lock;
  }

  /**
   * Starts the server and waits until it answers; on a folder that was left by a killed process the
   * server of that process is ended first and PostgreSQL repairs its files.
   *
   * @throws StoreException when the port is taken, the folder is in use or the server does not
   *     start
   */
  public static PostgresStore start(Settings settings) {
    int port = FreePort.choose(settings.port(), "PostgreSQL");
    FolderLock lock = null;
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setPGStartupWait(Duration.ofSeconds(60))
              // The same sorting and case mapping on every machine, whatever its own locale is.
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setLocaleConfig("locale", "C")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("timezone", settings.zone());
      Path directory = settings.directory();
      if (directory != null) {
        Path folder = StoreFolder.of(directory, "PostgreSQL").path();
        lock = FolderLock.take(folder, "PostgreSQL");
        Path data = folder.resolve("data");
        StalePostmaster.clear(data);
        // The starter's own default is "off": a kill would lose what was committed just before.
        builder
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("synchronous_commit", "on");
      }
      PostgresStore store = new PostgresStore(builder.start(), settings, lock);
      store.makeRole();
      return store;
    } catch (IOException | RuntimeException | SQLException e) {
      if (lock != null) {
        lock.close();
      }
      throw new StoreException("PostgreSQL did not start on port " + port + ": " + settings, e);
    }
  }

  @Override
  public int port() {
    return server.getPort();
  }

  public String user() {
    return settings.user();
  }

  public String password() {
    return settings.password();
  }

  /** The address of a database, without user and password. */
  public String jdbcUrl(String database) {
    return jdbcUrl(port(), database);
  }

  static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Creates the database, owned by the role of the settings, when it is not there yet. */
  public void createDatabase(String database) {
    if (!DATABASE.matcher(database).matches()) {
      throw new IllegalArgumentException("Not a name for a database: " + database);
    }
    try (Connection connection = superuser().getConnection()) {
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
        execute(connection, "CREATE DATABASE " + database + " OWNER " + settings.user());
      }
    } catch (SQLException e) {
      throw new StoreException("Could not create the database " + database, e);
    }
  }

  /** Connections of the settings' role; each call of getConnection opens a new one. */
  public DataSource dataSource(String database) {
    return dataSource(port(), database, user(), password());
  }

  static DataSource dataSource(int port, String database, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl(port, database));
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new StoreException("PostgreSQL did not stop", e);
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }

  private DataSource superuser() {
    return server.getPostgresDatabase();
  }

  private void makeRole() throws SQLException, IOException {
    try (Connection connection = superuser().getConnection()) {
      String verb =
          exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", settings.user())
              ? "ALTER"
              : "CREATE";
      String quoted = settings.password().replace("'", "''");
      execute(
          connection,
          verb + " ROLE " + settings.user() + " LOGIN CREATEDB PASSWORD '" + quoted + "'");
      // The starter's own connections need trust for the superuser; everybody else shows a
      // password.
      Files.writeString(
          Path.of(setting(connection, "hba_file")),
          """
          local all all trust
          host all postgres 127.0.0.1/32 trust
          host all all 127.0.0.1/32 scram-sha-256
          """);
      execute(connection, "SELECT pg_reload_conf()");
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private static boolean exists(Connection connection, String sql, String value)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
