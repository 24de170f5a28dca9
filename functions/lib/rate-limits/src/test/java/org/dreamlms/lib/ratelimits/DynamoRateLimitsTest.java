package org.dreamlms.lib.ratelimits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.testkit.TestTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

final class DynamoRateLimitsTest extends RateLimitsContract {
  private static final Duration ENOUGH = Duration.ofSeconds(20);
  private static final RateLimit ONE = new RateLimit("test", 1, Duration.ofMinutes(1));
  private static final RateVerdict NOT_COUNTED = new RateVerdict.NotCounted();

  @RegisterExtension static final TestTables tables = new TestTables();

  private static final String TABLE = tables.name("counts");
  private static DynamoDbClient client = client(URI.create("http://127.0.0.1:1"));

  @BeforeAll
  static void table() {
    client.close();
    client = client(tables.endpoint());
    client.createTable(
        table ->
            table
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                    KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build()));
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @Override
  RateLimits limits() {
    return new DynamoRateLimits(client, TABLE, () -> ENOUGH, clock);
  }

  @Test
  void two_environments_count_together() {
    assertThat(limits().count(ONE, "together")).isEqualTo(new RateVerdict.Within());
    assertThat(limits().count(ONE, "together")).isInstanceOf(RateVerdict.Exceeded.class);
  }

  @Tag("LA7")
  @Test
  void la7_the_item_holds_a_number_and_its_end_and_nothing_of_the_key() {
    RateLimit limit = new RateLimit("login-user", 5, Duration.ofMinutes(1));
    limits().count(limit, "ayla.inci");
    long minute = clock.instant().getEpochSecond() / 60;
    String counter = CounterKey.of(limit, "ayla.inci", minute);

    assertThat(counter)
        .matches("R#login-user#[A-Za-z0-9_-]{22}#" + minute)
        .doesNotContainIgnoringCase("ayla");
    assertThat(client.scan(scan -> scan.tableName(TABLE)).items())
        .contains(
            Map.of(
                "pk", AttributeValue.fromS(counter),
                "hits", AttributeValue.fromN("1"),
                "ttl", AttributeValue.fromN(Long.toString(minute * 60 + 60 + 86_400))));
  }

  @Test
  void a_flood_costs_the_table_one_refused_write_per_environment() {
    RateLimits limits = limits();
    limits.count(ONE, "flood");
    limits.count(ONE, "flood");
    RateLimits unreachable = new DynamoRateLimits(client, "no-such-table", () -> ENOUGH, clock);
    client.deleteItem(
        delete ->
            delete
                .tableName(TABLE)
                .key(
                    Map.of(
                        "pk",
                        AttributeValue.fromS(
                            CounterKey.of(ONE, "flood", ONE.windowAt(clock.instant()))))));

    // The item is gone, so whoever asked the table would be let through.
    assertThat(limits.count(ONE, "flood")).isInstanceOf(RateVerdict.Exceeded.class);
    assertThat(unreachable.count(ONE, "flood")).isEqualTo(NOT_COUNTED);
  }

  @Tag("DY3")
  @Tag("DY3")
  @Test
  void dy3_without_a_table_nothing_is_counted() {
    assertThat(new DynamoRateLimits(client, "absent", () -> ENOUGH, clock).count(ONE, "x"))
        .isEqualTo(NOT_COUNTED);
  }

  @Tag("DY1")
  @Tag("DY1")
  @Test
  void dy1_where_nobody_listens_nothing_is_counted() {
    try (DynamoDbClient nobody = client(URI.create("http://127.0.0.1:1"))) {
      assertThat(new DynamoRateLimits(nobody, TABLE, () -> ENOUGH, clock).count(ONE, "x"))
          .isEqualTo(NOT_COUNTED);
    }
  }

  @Tag("DY1")
  @Tag("DY1")
  @Test
  void dy1_a_store_that_never_answers_is_given_up_when_the_time_is_over() throws IOException {
    // It takes connections, into its backlog, and says nothing.
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        DynamoDbClient waiting = client(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
      assertThat(
              new DynamoRateLimits(waiting, TABLE, () -> Duration.ofMillis(200), clock)
                  .count(ONE, "x"))
          .isEqualTo(NOT_COUNTED);
    }
  }

  @Test
  void without_time_the_store_is_not_asked() {
    for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
      assertThat(new DynamoRateLimits(client, TABLE, () -> none, clock).count(ONE, "no-time"))
          .isEqualTo(NOT_COUNTED);
    }

    assertThat(limits().count(ONE, "no-time")).isEqualTo(new RateVerdict.Within());
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(tables.accessKey(), tables.secretKey())))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(8))
        .build();
  }
}
