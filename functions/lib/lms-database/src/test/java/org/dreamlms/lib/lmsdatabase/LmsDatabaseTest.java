package org.dreamlms.lib.lmsdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.dreamlms.infra.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LmsDatabaseTest {
  @RegisterExtension static final TestDatabase migrated = MigratedDatabase.create();

  @RegisterExtension static final TestDatabase limited = new TestDatabase();

  private ApplicationContext context;
  private LmsDatabase database;

  @BeforeAll
  void start() {
    context = ApplicationContext.run(Map.copyOf(MigratedDatabase.settings(migrated)));
    database = context.getBean(LmsDatabase.class);
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Tag("PG2")
  @Test
  void pg2_a_question_whose_connection_broke_is_asked_once_more() {
    AtomicInteger asked = new AtomicInteger();

    assertThat(database.read(failing(asked, 1, "08006"))).isEqualTo(2);
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> database.read(failing(new AtomicInteger(), 2, "08006")));
  }

  @Tag("PG1")
  @Test
  void pg1_a_change_whose_connection_broke_is_not_made_again() {
    AtomicInteger made = new AtomicInteger();

    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> database.write(failing(made, 1, "08006")));
    assertThat(made).hasValue(1);
  }

  @Tag("PG2")
  @Test
  void pg2_a_change_that_a_read_only_server_refused_is_tried_once_more() {
    assertThat(database.write(failing(new AtomicInteger(), 1, "25006"))).isEqualTo(2);
  }

  @Tag("PG4")
  @Test
  void pg4_a_deadlock_is_tried_again_three_times_and_no_more() {
    assertThat(database.write(failing(new AtomicInteger(), 3, "40P01"))).isEqualTo(4);
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> database.write(failing(new AtomicInteger(), 4, "40P01")));
  }

  @Tag("PG5")
  @Test
  void pg5_a_full_disk_is_an_outage_without_sql_in_its_words() {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> database.write(failing(new AtomicInteger(), 1, "53100")))
        .withMessage("The LMS database is not available (SQLSTATE 53100)");
  }

  @Test
  void a_missing_column_means_an_outdated_schema() {
    assertThatExceptionOfType(SchemaOutdated.class)
        .isThrownBy(() -> database.read(failing(new AtomicInteger(), 1, "42703")));
  }

  @Test
  void a_mistake_of_ours_is_told_by_its_state_alone() {
    assertThatExceptionOfType(LmsDatabaseException.class)
        .isThrownBy(() -> database.read(failing(new AtomicInteger(), 1, "42601")))
        .withMessage("A statement failed (SQLSTATE 42601)");
  }

  @Tag("PG4")
  @Test
  void pg4_the_server_itself_limits_how_long_a_session_may_take() {
    // Limits belong to a role in a database; a copy of a prepared database does not have them.
    MigratedDatabase.migrate(limited.dataSource());
    Rows rows = new Rows(limited.dataSource());

    assertThat(rows.text("SHOW statement_timeout")).isEqualTo("5s");
    assertThat(rows.text("SHOW lock_timeout")).isEqualTo("2s");
    assertThat(rows.text("SHOW idle_in_transaction_session_timeout")).isEqualTo("10s");
  }

  private static Supplier<Integer> failing(AtomicInteger attempts, int times, String state) {
    return () -> {
      int attempt = attempts.incrementAndGet();
      if (attempt <= times) {
        throw new IllegalStateException(new SQLException("no", state));
      }
      return attempt;
    };
  }
}
