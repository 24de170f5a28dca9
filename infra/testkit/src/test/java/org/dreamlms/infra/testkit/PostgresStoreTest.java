package org.dreamlms.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoreTest {
  @TempDir Path folder;

  @Test
  void a_row_survives_a_restart_of_the_server() throws SQLException {
    PostgresStore.Settings settings = PostgresStore.Settings.throwAway().in(folder);
    try (PostgresStore store = PostgresStore.start(settings)) {
      store.createDatabase("school");
      execute(store, "CREATE TABLE pupil (name text PRIMARY KEY)");
      execute(store, "INSERT INTO pupil VALUES ('Işıl Çağlar')");
    }

    try (PostgresStore store = PostgresStore.start(settings)) {
      store.createDatabase("school");
      assertThat(query(store, "SELECT name FROM pupil")).isEqualTo("Işıl Çağlar");
    }
  }

  @Test
  void a_row_survives_a_kill_that_leaves_the_pid_file_of_a_living_server() throws Exception {
    PostgresStore.Settings settings = PostgresStore.Settings.throwAway().in(folder);
    // Not closed by intent: this is the store of a process that was killed.
    Process killed =
        ChildJvm.start(PostgresForTest.class, List.of(folder.toString()), folder.resolve("log"));
    ChildJvm.awaitLine(killed, folder.resolve("log"), "row is there");
    killed.destroyForcibly().waitFor();
    assertThat(folder.resolve("data/postmaster.pid")).exists();

    try (PostgresStore store = PostgresStore.start(settings)) {
      assertThat(query(store, "SELECT name FROM pupil")).isEqualTo("Işıl Çağlar");
    }
  }

  @Test
  void a_pid_file_that_names_some_other_living_program_is_no_obstacle() throws Exception {
    PostgresStore.Settings settings = PostgresStore.Settings.throwAway().in(folder);
    PostgresStore.start(settings).close();
    Files.writeString(
        folder.resolve("data/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n");

    try (PostgresStore store = PostgresStore.start(settings)) {
      store.createDatabase("school");
      assertThat(query(store, "SELECT 'started'")).isEqualTo("started");
    }
  }

  @Test
  void two_stores_never_share_a_folder() {
    PostgresStore.Settings settings = PostgresStore.Settings.throwAway().in(folder);
    try (PostgresStore first = PostgresStore.start(settings)) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(() -> PostgresStore.start(settings))
          .isInstanceOf(StoreException.class)
          .hasRootCauseMessage(
              "The folder " + folder + " is in use by another running PostgreSQL.");
    }
  }

  @Test
  void the_password_is_checked_and_the_sessions_zone_is_not_UTC() throws SQLException {
    try (PostgresStore store = PostgresStore.start(PostgresStore.Settings.throwAway())) {
      store.createDatabase("school");

      assertThatThrownBy(() -> DriverManager.getConnection(store.jdbcUrl("school"), "lms", "wrong"))
          .hasMessageContaining("password authentication failed");
      assertThat(query(store, "SHOW timezone")).isNotEqualTo("UTC");
    }
  }

  @Test
  void a_taken_port_is_named() {
    try (PostgresStore store = PostgresStore.start(PostgresStore.Settings.throwAway())) {
      assertThatThrownBy(
              () -> PostgresStore.start(PostgresStore.Settings.throwAway().onPort(store.port())))
          .hasMessage(
              "Port " + store.port() + " of 127.0.0.1 is taken: PostgreSQL cannot start there.");
    }
  }

  static void execute(PostgresStore store, String sql) throws SQLException {
    try (Connection connection = store.dataSource("school").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(PostgresStore store, String sql) throws SQLException {
    try (Connection connection = store.dataSource("school").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
