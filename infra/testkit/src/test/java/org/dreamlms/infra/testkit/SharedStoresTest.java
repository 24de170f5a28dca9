package org.dreamlms.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.dreamlms.infra.testkit.QueueStore.Queue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class SharedStoresTest {
  private static final AtomicInteger PREPARATIONS = new AtomicInteger();

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @RegisterExtension
  static final TestDatabase first =
      TestDatabase.preparedBy("shared_stores_test", SharedStoresTest::prepare);

  @RegisterExtension
  static final TestDatabase second =
      TestDatabase.preparedBy("shared_stores_test", SharedStoresTest::prepare);

  @RegisterExtension static final TestBucket bucket = new TestBucket();
  @RegisterExtension static final TestTables tables = new TestTables();
  @RegisterExtension static final TestQueues queues = new TestQueues();

  @Test
  void each_database_is_its_own_and_a_prepared_one_is_prepared_once() throws SQLException {
    execute(first.dataSource(), "INSERT INTO shelf VALUES (2)");

    assertThat(count(first.dataSource())).isEqualTo(2);
    assertThat(count(second.dataSource())).isEqualTo(1);
    assertThat(PREPARATIONS).hasValue(1);
    assertThat(database.jdbcUrl()).isNotEqualTo(first.jdbcUrl()).endsWith(database.name());
    assertThat(database.user()).isEqualTo("lms");
    assertThat(database.password()).isNotEmpty();
  }

  @Nested
  class InANestedClass {
    @Test
    void the_database_is_that_of_the_outer_class() throws SQLException {
      assertThat(count(second.dataSource())).isEqualTo(1);
    }
  }

  @Test
  void a_class_without_a_field_has_its_stores_too() {
    assertThat(TestDatabase.forClass(getClass()).jdbcUrl())
        .isEqualTo(TestDatabase.forClass(getClass()).jdbcUrl())
        .isNotEqualTo(database.jdbcUrl());
    assertThat(TestBucket.forClass(getClass()).name()).isNotEqualTo(bucket.name());
    assertThat(TestTables.forClass(getClass()).prefix()).isNotEqualTo(tables.prefix());
    assertThat(TestQueues.forClass(getClass()).name("q")).isNotEqualTo(queues.name("q"));
  }

  @Test
  void the_bucket_keeps_objects() {
    try (S3Client client = bucket.client()) {
      client.putObject(
          put -> put.bucket(bucket.name()).key("kapak.png"), RequestBody.fromString("x"));
      assertThat(
              client
                  .getObjectAsBytes(get -> get.bucket(bucket.name()).key("kapak.png"))
                  .asUtf8String())
          .isEqualTo("x");
    }
  }

  @Test
  void tables_and_queues_have_servers_and_names() {
    URI queue = queues.create(Queue.named("starts").withDeadLetters("dead", 3));

    assertThat(queue).isEqualTo(queues.queueUrl("starts"));
    assertThat(queue.getPath()).endsWith(queues.name("starts"));
    assertThat(FreePort.answers(tables.endpoint().getPort())).isTrue();
    assertThat(tables.name("books")).startsWith(tables.prefix()).endsWith("books");
  }

  private static void prepare(DataSource empty) throws SQLException {
    PREPARATIONS.incrementAndGet();
    execute(empty, "CREATE TABLE shelf (id int)");
    execute(empty, "INSERT INTO shelf VALUES (1)");
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM shelf")) {
      row.next();
      return row.getInt(1);
    }
  }
}
