package org.dreamlms.lib.dcsevents;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.infra.testkit.TestTables;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables of events on DynamoDB Local, as the template has them. */
public final class EventTable {
  private static final Duration ENOUGH = Duration.ofSeconds(20);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private EventTable() {}

  /** Makes one; the name is told. */
  public static String create(TestTables tables) {
    String name = tables.name("events" + NUMBER.incrementAndGet());
    try (DynamoDbClient client = client(tables, tables.endpoint())) {
      client.createTable(
          table ->
              table
                  .tableName(name)
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(text("id"), text("day"), text("received"))
                  .keySchema(key("id", KeyType.HASH))
                  .globalSecondaryIndexes(
                      GlobalSecondaryIndex.builder()
                          .indexName("byDay")
                          .keySchema(key("day", KeyType.HASH), key("received", KeyType.RANGE))
                          .projection(
                              Projection.builder().projectionType(ProjectionType.ALL).build())
                          .build()));
    }
    return name;
  }

  /** A log on such a table, in an environment of its own. */
  public static EventLog log(TestTables tables, String table, InstantSource clock) {
    return new DynamoEventLog(
        client(tables, tables.endpoint()), table, new TimeLimit(ENOUGH, () -> ENOUGH), clock);
  }

  /** The position beside such a log. */
  static Positions positions(TestTables tables, String table) {
    return new DynamoEventLog(
        client(tables, tables.endpoint()),
        table,
        new TimeLimit(ENOUGH, () -> ENOUGH),
        () -> Samples.NOON);
  }

  static DynamoDbClient client(TestTables tables, URI endpoint) {
    return client(tables, endpoint, Apache5HttpClient.builder().maxConnections(8).build());
  }

  /** With two attempts, as a function has it. */
  static DynamoDbClient client(TestTables tables, URI endpoint, SdkHttpClient http) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(tables.accessKey(), tables.secretKey())))
        .httpClient(http)
        .overrideConfiguration(
            override ->
                override.retryStrategy(
                    StandardRetryStrategy.builder()
                        .maxAttempts(2)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
