package org.dreamlms.lib.lmsdatabase;

import java.util.Map;
import javax.sql.DataSource;
import org.dreamlms.infra.testkit.TestDatabase;
import org.flywaydb.core.Flyway;

/** A database of its own for one test class, with the newest schema and no rows. */
public final class MigratedDatabase {

  private MigratedDatabase() {}

  /** For a {@code @RegisterExtension} field. */
  public static TestDatabase create() {
    return TestDatabase.preparedBy("lms", MigratedDatabase::migrate);
  }

  /** The settings by which a function finds it. */
  public static Map<String, String> settings(TestDatabase database) {
    return Map.of(
        "lms.database.url", database.jdbcUrl(),
        "lms.database.user", database.user(),
        "lms.database.password", database.password());
  }

  /** Runs every migration that has not run there yet. */
  public static void migrate(DataSource empty) {
    Flyway.configure().dataSource(empty).load().migrate();
  }
}
