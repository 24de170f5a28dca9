package org.dreamlms.infra.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A PostgreSQL database of its own for one test class, on the one server of the Maven run.
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase database = new TestDatabase();
 * }</pre>
 *
 * <p>It is created when it is first asked for anything, so it may feed a {@code
 * TestPropertyProvider}, which runs before the callbacks of JUnit. It is dropped after the class,
 * with whatever is still connected. The server's zone is Asia/Kolkata; sessions have the zone of
 * the test JVM.
 */
public final class TestDatabase implements BeforeAllCallback {
  /** Fills an empty database, for instance by migrations. */
  @FunctionalInterface
  public interface Preparation {
    void prepare(DataSource database) throws Exception;
  }

  private record Template(String name, Preparation preparation) {}

  private static final Namespace NAMESPACE = Namespace.create(TestDatabase.class);
  private static final Map<Class<?>, TestDatabase> BY_CLASS = new ConcurrentHashMap<>();
  private static final PostgresStore.Settings SETTINGS = PostgresStore.Settings.throwAway();

  private final String label;
  private final @Nullable Template template;
  private @Nullable String created;

  /** An empty database. */
  public TestDatabase() {
    this("", null);
  }

  private TestDatabase(String label, @Nullable Template template) {
    this.label = label;
    this.template = template;
  }

  /**
   * A copy of a database that is prepared once in the Maven run, by whoever comes first; a copy
   * takes a fraction of a second.
   *
   * @param name of small letters, digits and {@code _}: same name, same content
   */
  public static TestDatabase preparedBy(String name, Preparation preparation) {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException("Not a name for a prepared database: " + name);
    }
    return new TestDatabase(name, new Template("prepared_" + name, preparation));
  }

  /** The empty database of a class that cannot hold a field; it lasts as long as the server. */
  public static TestDatabase forClass(Class<?> test) {
    return BY_CLASS.computeIfAbsent(test, key -> new TestDatabase(key.getSimpleName(), null));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // A nested class finds the outer class's entry, and so does not drop the database.
    context.getStore(NAMESPACE).getOrComputeIfAbsent(this, key -> this::drop, AutoCloseable.class);
  }

  /** The address, without user and password. */
  public String jdbcUrl() {
    return PostgresStore.jdbcUrl(SharedServer.POSTGRES.port(), name());
  }

  public String user() {
    return SETTINGS.user();
  }

  public String password() {
    return SETTINGS.password();
  }

  /** Each call of getConnection opens a new connection. */
  public DataSource dataSource() {
    return server(name());
  }

  /** The database's own name. */
  public synchronized String name() {
    if (created == null) {
      String name = UniqueName.of(label, '_');
      execute("CREATE DATABASE " + name + (template == null ? "" : " TEMPLATE " + made(template)));
      created = name;
    }
    return created;
  }

  private synchronized void drop() {
    if (created != null) {
      execute("DROP DATABASE IF EXISTS " + created + " WITH (FORCE)");
      created = null;
    }
  }

  private static String made(Template template) {
    try (Connection connection = server("postgres").getConnection()) {
      // Across JVMs; given back with the connection.
      query(connection, "SELECT pg_advisory_lock(hashtext(?))", template.name());
      if (!query(connection, "SELECT 1 FROM pg_database WHERE datname = ?", template.name())) {
        // The name is only given to what is ready: a failed preparation leaves no half template.
        String unfinished = UniqueName.of(template.name(), '_');
        execute("CREATE DATABASE " + unfinished);
        template.preparation().prepare(server(unfinished));
        execute("ALTER DATABASE " + unfinished + " RENAME TO " + template.name());
      }
      return template.name();
    } catch (Exception e) {
      throw new StoreException("Could not prepare the database " + template.name(), e);
    }
  }

  private static DataSource server(String database) {
    return PostgresStore.dataSource(
        SharedServer.POSTGRES.port(), database, SETTINGS.user(), SETTINGS.password());
  }

  private static boolean query(Connection connection, String sql, String value)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void execute(String sql) {
    try (Connection connection = server("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StoreException("PostgreSQL refused: " + sql, e);
    }
  }
}
