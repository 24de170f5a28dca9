package org.dreamlms.lib.lmsdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.dreamlms.infra.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SchemaVersionTest {
  @RegisterExtension static final TestDatabase empty = new TestDatabase();
  @RegisterExtension static final TestDatabase migrated = MigratedDatabase.create();

  @Test
  void the_required_version_is_that_of_the_newest_migration() throws Exception {
    assertThat(newestMigration()).startsWith("V" + SchemaVersion.REQUIRED + "__");
  }

  @Test
  void an_empty_database_is_outdated_until_it_is_migrated() {
    try (var context = context(empty)) {
      SchemaVersion schema = context.getBean(SchemaVersion.class);
      assertThatExceptionOfType(RuntimeException.class).isThrownBy(schema::check);
      assertThatExceptionOfType(SchemaOutdated.class)
          .isThrownBy(() -> context.getBean(LmsDatabase.class).read(() -> 1));
      MigratedDatabase.migrate(empty.dataSource());

      assertThatCode(schema::check).doesNotThrowAnyException();
      assertThat(context.getBean(LmsDatabase.class).read(() -> 1)).isOne();
    }
  }

  @Test
  void a_failed_or_older_migration_is_outdated_and_a_newer_one_is_not() {
    Rows rows = new Rows(migrated.dataSource());
    try (var context = context(migrated)) {
      rows.execute("UPDATE flyway_schema_history SET success = false WHERE version IS NOT NULL");
      assertThatExceptionOfType(SchemaOutdated.class)
          .isThrownBy(() -> context.getBean(SchemaVersion.class).check());
      rows.execute("UPDATE flyway_schema_history SET success = true");
      rows.execute(
          """
          INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
            installed_by, execution_time, success)
          VALUES (99, '9999', 'later', 'SQL', 'V9999__later.sql', 'lms', 1, true)
          """);

      assertThatCode(() -> context.getBean(SchemaVersion.class).check()).doesNotThrowAnyException();
    }
  }

  private static ApplicationContext context(TestDatabase database) {
    return ApplicationContext.run(Map.copyOf(MigratedDatabase.settings(database)));
  }

  private static String newestMigration() throws IOException, URISyntaxException {
    URI folder = SchemaVersionTest.class.getResource("/db/migration").toURI();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("V"))
          .sorted()
          .reduce("", (older, newer) -> newer);
    }
  }
}
