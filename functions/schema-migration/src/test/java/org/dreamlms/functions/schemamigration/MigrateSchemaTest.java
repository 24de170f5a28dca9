package org.dreamlms.functions.schemamigration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.lmsdatabase.SchemaVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MigrateSchemaTest implements TestPropertyProvider {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Inject ApplicationContext context;

  @Override
  public Map<String, String> getProperties() {
    return Map.of(
        "lms.database.url", database.jdbcUrl(),
        "lms.database.user", database.user(),
        "lms.database.password", database.password());
  }

  @BeforeEach
  void empty() throws SQLException {
    execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  }

  @Test
  void an_empty_database_is_brought_to_the_newest_version() {
    Migration done = handler().execute(Map.of("action", "migrate"));

    assertThat(done.applied()).isPositive();
    assertThat(done.version()).isEqualTo(SchemaVersion.REQUIRED);
  }

  @Test
  void a_second_run_has_nothing_to_do() {
    handler().execute(Map.of("action", "migrate"));

    assertThat(handler().execute(Map.of("action", "migrate")))
        .isEqualTo(new Migration(0, SchemaVersion.REQUIRED));
  }

  @Tag("PG6")
  @Test
  void pg6_of_two_runs_at_once_each_migration_is_run_by_one() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<Migration> run = () -> handler().execute(Map.of("action", "migrate"));
      List<Future<Migration>> both = threads.invokeAll(List.of(run, run));
      Migration first = both.getFirst().get();
      Migration second = both.getLast().get();

      assertThat(List.of(first.version(), second.version())).containsOnly(SchemaVersion.REQUIRED);
      assertThat(first.applied() + second.applied()).isEqualTo(history());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clean", "MIGRATE", "", "migrate "})
  void another_action_is_refused_and_changes_nothing(String action) throws SQLException {
    assertThatThrownBy(() -> handler().execute(Map.of("action", action)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{\"action\":\"migrate\"}");
    assertThat(tables()).isZero();
  }

  @Test
  void an_event_without_action_is_refused_and_changes_nothing() throws SQLException {
    assertThatThrownBy(() -> handler().execute(Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(tables()).isZero();
  }

  @Test
  void the_sample_event_is_understood_by_the_runtime_s_serializer_and_so_is_the_answer()
      throws Exception {
    Path sample =
        Path.of(System.getProperty("dreamlms.root"), "infra/events/schema-migration-migrate.json");
    Type event = MigrateSchema.class.getGenericSuperclass();
    Map<String, Object> sent = read(Files.readString(sample), ((ParameterizedType) event));
    var answer = new ByteArrayOutputStream();
    JacksonFactory.getInstance()
        .getSerializer(Migration.class)
        .toJson(handler().execute(sent), answer);

    assertThat(answer.toString(UTF_8))
        .isEqualTo("{\"applied\":" + history() + ",\"version\":\"0001\"}");
  }

  @SuppressWarnings("unchecked") // the serializer is untyped
  private static Map<String, Object> read(String json, ParameterizedType handler) {
    Type event = handler.getActualTypeArguments()[0];
    return (Map<String, Object>) JacksonFactory.getInstance().getSerializer(event).fromJson(json);
  }

  private MigrateSchema handler() {
    return new MigrateSchema(context);
  }

  private static int history() throws SQLException {
    return number("SELECT count(*) FROM flyway_schema_history WHERE type = 'SQL' AND success");
  }

  private static int tables() throws SQLException {
    return number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
  }

  private static int number(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
