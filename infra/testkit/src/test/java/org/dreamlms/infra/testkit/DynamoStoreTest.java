package org.dreamlms.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoStoreTest {
  @TempDir Path folder;

  @Test
  void the_second_of_two_conditional_puts_is_refused() {
    try (DynamoStore store = DynamoStore.start(DynamoStore.Settings.throwAway());
        DynamoDbClient client = client(store)) {
      makeTable(client);
      putOnce(client, "kitap");

      assertThatThrownBy(() -> putOnce(client, "kitap"))
          .isInstanceOf(ConditionalCheckFailedException.class);
    }
  }

  @Test
  void an_item_survives_a_restart_with_the_same_folder_and_port() {
    DynamoStore.Settings settings =
        DynamoStore.Settings.throwAway().in(folder).onPort(FreePort.choose(0, "the test"));
    try (DynamoStore store = DynamoStore.start(settings);
        DynamoDbClient client = client(store)) {
      makeTable(client);
      putOnce(client, "kitap");
    }

    try (DynamoStore store = DynamoStore.start(settings);
        DynamoDbClient client = client(store)) {
      assertThat(store.port()).isEqualTo(settings.port());
      assertThat(
              client.getItem(get -> get.tableName("shelf").key(Map.of("id", text("kitap")))).item())
          .isEqualTo(Map.of("id", text("kitap")));
    }
  }

  @Test
  void it_listens_on_the_loopback_address_only() throws IOException {
    try (DynamoStore store = DynamoStore.start(DynamoStore.Settings.throwAway())) {
      assertThat(FreePort.answers(store.port())).isTrue();
      for (String address : otherAddresses()) {
        assertThatThrownBy(() -> new Socket(address, store.port()).close())
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void it_ends_when_its_parent_is_killed_and_leaves_nothing_in_the_repository() throws Exception {
    Path log = folder.resolve("parent.log");
    Process parent = ChildJvm.start(DynamoForTest.class, List.of(), log);
    long pid = Long.parseLong(ChildJvm.awaitLine(parent, log, "pid: "));
    ProcessHandle dynamo = ProcessHandle.of(pid).orElseThrow();

    parent.destroyForcibly();

    assertThat(dynamo.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    try (Stream<Path> files = Files.list(Path.of(""))) {
      assertThat(files.map(Path::toString)).doesNotContain("dynamodb-local-metadata.json");
    }
  }

  private static List<String> otherAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .map(InetAddress::getHostAddress)
        .toList();
  }

  private static DynamoDbClient client(DynamoStore store) {
    return DynamoDbClient.builder()
        .endpointOverride(store.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static void makeTable(DynamoDbClient client) {
    client.createTable(
        table ->
            table
                .tableName("shelf")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build()));
  }

  private static void putOnce(DynamoDbClient client, String id) {
    client.putItem(
        put ->
            put.tableName("shelf")
                .item(Map.of("id", text(id)))
                .conditionExpression("attribute_not_exists(id)"));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
