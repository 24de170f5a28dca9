package org.dreamlms.infra.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dreamlms.infra.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DemoSchoolTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @BeforeEach
  void migrate() throws SQLException {
    execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    for (String script : migrations()) {
      execute(script);
    }
  }

  @Test
  void everybody_whom_the_start_announces_can_log_in() throws SQLException {
    load("dream-local");

    assertThat(
            text(
                """
                SELECT string_agg(username || ':' || role, ' ' ORDER BY id)
                FROM "user"
                WHERE is_active AND hashed_password LIKE '$argon2id$v=19$m=19456,t=2,p=1$%'
                """))
        .isEqualTo(
            "admin:admin supervisor:supervisor publisher:publisher teacher:teacher"
                + " student:student teacher2:teacher student2:student");
    assertThat(text("SELECT dcs_publisher_id FROM \"user\" WHERE username = 'publisher'"))
        .isEqualTo("1");
  }

  @Test
  void the_two_schools_have_different_books() throws SQLException {
    load("dream-local");

    assertThat(
            text(
                """
                SELECT string_agg(u.username || ':' || g.dcs_book_id, ' '
                  ORDER BY u.username, g.dcs_book_id)
                FROM teachers t JOIN "user" u ON u.id = t.user_id
                JOIN book_assignments g ON g.teacher_id = t.id
                  OR (g.school_id = t.school_id AND g.teacher_id IS NULL)
                """))
        .isEqualTo("teacher:1 teacher:2 teacher:3 teacher2:4");
    assertThat(
            text(
                """
                SELECT string_agg(u.username || ':' || a.dcs_book_id, ' ' ORDER BY u.username)
                FROM students s JOIN "user" u ON u.id = s.user_id
                JOIN assignment_students r ON r.student_id = s.id
                JOIN assignments a ON a.id = r.assignment_id
                """))
        .isEqualTo("student:1 student2:4");
  }

  @Test
  void a_second_start_changes_nothing_but_the_password() throws SQLException {
    load("first");
    String before = text(everything());
    execute("UPDATE \"user\" SET is_active = false WHERE username = 'teacher'");
    execute("UPDATE assignment_students SET status = 'completed'");
    load("second");

    assertThat(text("SELECT count(*) FROM \"user\" WHERE is_active")).isEqualTo("7");
    assertThat(text("SELECT string_agg(DISTINCT status, ',') FROM assignment_students"))
        .isEqualTo("completed");
    assertThat(text(everything())).isEqualTo(before);
  }

  @Test
  void somebody_else_s_user_of_that_name_stops_it_and_nothing_is_added() throws SQLException {
    execute(
        """
        INSERT INTO "user" (id, username, hashed_password)
        VALUES ('11111111-1111-4111-8111-111111111111', 'Teacher', 'x')
        """);

    assertThatThrownBy(() -> load("dream-local"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("--fresh");
    assertThat(text("SELECT count(*) FROM \"user\"")).isEqualTo("1");
  }

  @Test
  void an_empty_password_is_refused() {
    assertThatThrownBy(() -> load(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  private static String everything() {
    return """
    SELECT count(*) || ',' || (SELECT count(*) FROM schools) || ','
      || (SELECT count(*) FROM book_assignments) || ',' || (SELECT count(*) FROM assignments)
      || ',' || (SELECT count(*) FROM assignment_students)
    FROM "user"
    """;
  }

  private static void load(String demoPassword) {
    DemoSchool.load(database.jdbcUrl(), database.user(), database.password(), demoPassword);
  }

  /** The real ones, as files: infra has no class of functions. */
  private static List<String> migrations() {
    Path folder =
        Path.of(
            System.getProperty("dreamlms.root"),
            "functions/lib/lms-database/src/main/resources/db/migration");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("V"))
          .sorted()
          .map(DemoSchoolTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String sql) throws SQLException {
    DataSource source = database.dataSource();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
