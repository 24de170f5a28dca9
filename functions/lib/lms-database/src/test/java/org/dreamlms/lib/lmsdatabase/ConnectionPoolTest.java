package org.dreamlms.lib.lmsdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.crac.Core;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.lmsdatabase.users.Users;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionPoolTest {
  private static final String CONNECTIONS =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE application_name = 'dream-lms' AND datname = current_database()
      """;
  private static final String END_CONNECTIONS =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE application_name = 'dream-lms' AND datname = current_database()
      """;

  @RegisterExtension static final TestDatabase database = MigratedDatabase.create();

  private final Rows rows = new Rows(database.dataSource());

  @Test
  void nothing_is_connected_before_the_first_use_and_one_connection_after_it() {
    try (var context = context()) {
      Users users = context.getBean(Users.class);
      assertThat(rows.text(CONNECTIONS)).isEqualTo("0");
      users.byId(UUID.randomUUID());
      users.byId(UUID.randomUUID());

      assertThat(rows.text(CONNECTIONS)).isEqualTo("1");
    }
    assertThat(rows.text(CONNECTIONS)).isEqualTo("0");
  }

  @Tag("PG2")
  @Test
  void pg2_a_connection_that_the_server_has_ended_is_replaced_within_the_request() {
    try (var context = context()) {
      UUID user = rows.user(Role.TEACHER);
      Users users = context.getBean(Users.class);
      users.byId(user);
      rows.text(END_CONNECTIONS);

      assertThat(users.byId(user)).isPresent();
    }
  }

  @Tag("LA1")
  @Tag("LA2")
  @Test
  void la2_no_connection_is_in_a_snapshot_and_a_copy_connects_anew() throws Exception {
    try (var context = context()) {
      UUID user = rows.user(Role.TEACHER);
      Users users = context.getBean(Users.class);
      users.byId(user);
      HikariDataSource before = hikari(context);

      context.getBean(ConnectionPool.class).beforeCheckpoint(Core.getGlobalContext());
      assertThat(before.isClosed()).isTrue();
      rows.text(END_CONNECTIONS);
      assertThat(connectionsAreOver()).isTrue();
      context.getBean(ConnectionPool.class).afterRestore(Core.getGlobalContext());

      assertThat(users.byId(user)).isPresent();
      assertThat(rows.text(CONNECTIONS)).isEqualTo("1");
    }
    assertThat(connectionsAreOver()).isTrue();
  }

  @Tag("LA2")
  @Test
  void la2_a_snapshot_of_what_never_connected_connects_nobody() throws Exception {
    try (var context = context()) {
      context.getBean(DataSource.class);
      context.getBean(ConnectionPool.class).beforeCheckpoint(Core.getGlobalContext());
      context.getBean(ConnectionPool.class).afterRestore(Core.getGlobalContext());

      assertThat(connectionsAreOver()).isTrue();
    }
  }

  @Tag("PG2")
  @Test
  void pg2_a_server_that_became_read_only_is_left_for_the_new_writer() {
    try (var context = context()) {
      UUID user = UUID.randomUUID();
      rows.user(user, "failover", Role.TEACHER, true, "$old$");
      Users users = context.getBean(Users.class);
      // New sessions may write, but the one in the pool may not any more.
      onPooled(context, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");

      assertThat(users.replaceHash(user, "$old$", "$new$")).isTrue();
    }
  }

  @Tag("PG3")
  @Test
  void pg3_who_waits_for_the_one_connection_is_told_soon() throws Exception {
    try (var context = context();
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Users users = context.getBean(Users.class);
      users.byId(UUID.randomUUID());
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch done = new CountDownLatch(1);
      threads.execute(
          () ->
              connections(context)
                  .executeRead(
                      status -> {
                        held.countDown();
                        return await(done);
                      }));
      assertThat(await(held)).isTrue();

      // While the other still holds it.
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> users.byId(UUID.randomUUID()))
          .havingRootCause()
          .isInstanceOf(SQLTransientConnectionException.class)
          .withMessageContaining("total=1, active=1, idle=0");
      assertThat(done.getCount()).isOne();
      assertThat(waits(context)).isEqualTo(Duration.ofSeconds(1));
      done.countDown();
    }
  }

  @Tag("PG2")
  @Test
  void pg2_a_server_that_is_not_there_is_told_soon_and_does_not_stop_the_start() {
    Map<String, Object> settings = settings();
    settings.put("lms.database.url", "jdbc:postgresql://127.0.0.1:" + closedPort() + "/lms");
    try (var context = ApplicationContext.run(settings)) {
      Users users = context.getBean(Users.class);

      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> users.byId(UUID.randomUUID()))
          .withMessageNotContaining("127.0.0.1")
          .withRootCauseInstanceOf(ConnectException.class);
      assertThat(waits(context)).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Tag("PG5")
  @Test
  void pg5_a_password_that_was_changed_is_an_outage_and_not_a_crash() {
    Map<String, Object> settings = settings();
    settings.put("lms.database.password", "the old one");
    try (var context = ApplicationContext.run(settings)) {
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> context.getBean(Users.class).byId(UUID.randomUUID()));
    }
  }

  @Tag("PG5")
  @Test
  void pg5_no_transaction_is_open_after_a_read_or_a_write() {
    try (var context = context()) {
      Users users = context.getBean(Users.class);
      users.byId(UUID.randomUUID());
      users.replaceHash(UUID.randomUUID(), "$a$", "$b$");

      assertThat(
              rows.text(
                  """
                  SELECT string_agg(state, ',') FROM pg_stat_activity
                  WHERE application_name = 'dream-lms' AND datname = current_database()
                  """))
          .isEqualTo("idle");
    }
  }

  @Tag("LO4")
  @ParameterizedTest
  @ValueSource(strings = {"url", "user", "password"})
  void lo4_a_blank_setting_stops_the_start(String name) {
    Map<String, Object> settings = settings();
    settings.put("lms.database." + name, "  ");

    assertThatThrownBy(() -> ApplicationContext.run(settings))
        .hasStackTraceContaining("LMS_DATABASE_");
  }

  @Tag("LO2")
  @Test
  void lo2_a_deployed_function_refuses_a_password_that_everybody_knows() {
    Map<String, Object> settings = settings();
    settings.put("lms.database.password", "changethis");
    settings.put("aws.execution.env", "AWS_Lambda_java25");

    assertThatThrownBy(
            () -> {
              try (var context = ApplicationContext.run(settings)) {
                context.getBean(Users.class);
              }
            })
        .hasRootCauseInstanceOf(ConfigurationException.class);
  }

  @Test
  void the_container_of_the_sam_cli_takes_a_password_that_everybody_knows() {
    Map<String, Object> settings = settings();
    settings.put("lms.database.password", "changethis");
    settings.put("aws.execution.env", "AWS_Lambda_java25");
    settings.put("aws.sam.local", "true");

    assertThatNoException()
        .isThrownBy(
            () -> {
              try (var context = ApplicationContext.run(settings)) {
                context.getBean(Users.class);
              }
            });
  }

  @Tag("LO4")
  @Test
  void lo4_the_password_is_not_printed() {
    assertThat(new LmsDatabaseSettings("jdbc:postgresql://h/d", "u", "s3cret").toString())
        .isEqualTo("LmsDatabaseSettings[url=jdbc:postgresql://h/d, user=u, password=***]");
  }

  @SuppressWarnings("unchecked") // the only data source is a JDBC one
  private static ConnectionOperations<Connection> connections(ApplicationContext context) {
    return context.getBean(ConnectionOperations.class);
  }

  /** How long the pool lets somebody wait for a connection: the limit, not the time it took. */
  private static Duration waits(ApplicationContext context) {
    return Duration.ofMillis(hikari(context).getConnectionTimeout());
  }

  private static HikariDataSource hikari(ApplicationContext context) {
    DataSource pool = DelegatingDataSource.unwrapDataSource(context.getBean(DataSource.class));
    try {
      return pool.unwrap(HikariDataSource.class);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server may need a moment to notice that a client has gone. */
  private boolean connectionsAreOver() {
    for (int i = 0; i < 1000; i++) {
      if ("0".equals(rows.text(CONNECTIONS))) {
        return true;
      }
    }
    return false;
  }

  private static void onPooled(ApplicationContext context, String sql) {
    connections(context)
        .executeRead(
            status -> {
              try (Statement statement = status.getConnection().createStatement()) {
                return statement.execute(sql);
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> settings() {
    return new HashMap<>(MigratedDatabase.settings(database));
  }

  private static ApplicationContext context() {
    return ApplicationContext.run(settings());
  }
}
