package org.dreamlms.infra.local.stores;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.local.template.LocalTemplate.Index;
import org.dreamlms.infra.local.template.LocalTemplate.Key;
import org.dreamlms.infra.local.template.LocalTemplate.Table;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/** Creates the tables of the template; one that is there stays as it is. */
final class Tables {
  private Tables() {}

  static void create(List<Table> tables, URI endpoint) {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(Credentials.ACCESS_KEY, Credentials.SECRET_KEY)))
            .build()) {
      for (Table table : tables) {
        create(client, table);
      }
    }
  }

  private static void create(DynamoDbClient client, Table table) {
    try {
      client.createTable(request(table));
    } catch (ResourceInUseException kept) {
      return;
    }
    table
        .timeToLive()
        .ifPresent(
            attribute ->
                client.updateTimeToLive(
                    request ->
                        request
                            .tableName(table.name())
                            .timeToLiveSpecification(
                                TimeToLiveSpecification.builder()
                                    .attributeName(attribute)
                                    .enabled(true)
                                    .build())));
  }

  private static CreateTableRequest request(Table table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(table.keys()))
            .attributeDefinitions(attributes(table.attributeTypes()));
    if (!table.globalIndexes().isEmpty()) {
      request.globalSecondaryIndexes(
          table.globalIndexes().stream()
              .map(
                  index ->
                      GlobalSecondaryIndex.builder()
                          .indexName(index.name())
                          .keySchema(keys(index.keys()))
                          .projection(projection(index))
                          .build())
              .toList());
    }
    if (!table.localIndexes().isEmpty()) {
      request.localSecondaryIndexes(
          table.localIndexes().stream()
              .map(
                  index ->
                      LocalSecondaryIndex.builder()
                          .indexName(index.name())
                          .keySchema(keys(index.keys()))
                          .projection(projection(index))
                          .build())
              .toList());
    }
    return request.build();
  }

  private static List<KeySchemaElement> keys(List<Key> keys) {
    return keys.stream()
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.attribute())
                    .keyType(key.type())
                    .build())
        .toList();
  }

  private static List<AttributeDefinition> attributes(Map<String, String> types) {
    return types.entrySet().stream()
        .map(
            type ->
                AttributeDefinition.builder()
                    .attributeName(type.getKey())
                    .attributeType(type.getValue())
                    .build())
        .toList();
  }

  private static Projection projection(Index index) {
    Projection.Builder projection = Projection.builder().projectionType(index.projection());
    return index.projectedAttributes().isEmpty()
        ? projection.build()
        : projection.nonKeyAttributes(index.projectedAttributes()).build();
  }
}
