package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.infra.testkit.TickingClock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table of the cache on DynamoDB Local, and stores on it: each with a namespace of its own. */
final class CacheTable implements AutoCloseable {
  static final Duration ENOUGH = Duration.ofSeconds(20);

  /** 2026-03-04T12:00Z, as {@link StoredEntries#NOON}. */
  static final InstantSource CLOCK = TickingClock.at("2026-03-04T12:00:00Z");

  private static final AtomicInteger NAMESPACES = new AtomicInteger();

  private final TestTables tables;
  private final String name;
  private final DynamoDbClient client;

  CacheTable(TestTables tables) {
    this(tables, "cache", "pk", ScalarAttributeType.S);
  }

  CacheTable(TestTables tables, String label, String key, ScalarAttributeType type) {
    this.tables = tables;
    name = tables.name(label);
    client =
        client(
            builder -> builder.httpClientBuilder(Apache5HttpClient.builder().maxConnections(16)));
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                    KeySchemaElement.builder().attributeName(key).keyType(KeyType.HASH).build())
                .attributeDefinitions(
                    AttributeDefinition.builder().attributeName(key).attributeType(type).build()));
  }

  static String newNamespace() {
    return "n" + NAMESPACES.incrementAndGet();
  }

  SharedStore store(String namespace) {
    return store(namespace, client, ConsumedCapacity.IGNORED);
  }

  SharedStore store(String namespace, DynamoDbClient through, ConsumedCapacity consumed) {
    return store(namespace, through, consumed, name);
  }

  static SharedStore store(
      String namespace, DynamoDbClient through, ConsumedCapacity consumed, String table) {
    DynamoCalls calls =
        new DynamoCalls(through, table, new TimeLimit(ENOUGH, () -> ENOUGH), consumed, tries -> {});
    return new DynamoSharedStore(calls, namespace, () -> UUID.randomUUID().toString(), CLOCK);
  }

  DynamoDbClient client(Consumer<DynamoDbClientBuilder> more) {
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .endpointOverride(tables.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(tables.accessKey(), tables.secretKey())));
    more.accept(builder);
    return builder.build();
  }

  String name() {
    return name;
  }

  DynamoDbClient client() {
    return client;
  }

  Map<String, AttributeValue> item(String pk) {
    return client.getItem(get -> get.tableName(name).key(Item.key(pk)).consistentRead(true)).item();
  }

  void put(Map<String, AttributeValue> item) {
    client.putItem(put -> put.tableName(name).item(item));
  }

  void change(String pk, String attribute, AttributeValue value) {
    Map<String, AttributeValue> item = new HashMap<>(item(pk));
    item.put(attribute, value);
    put(item);
  }

  void delete(String pk) {
    client.deleteItem(delete -> delete.tableName(name).key(Item.key(pk)));
  }

  @Override
  public void close() {
    client.close();
  }
}
