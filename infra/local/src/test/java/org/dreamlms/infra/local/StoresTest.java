package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** All stores of a template, with one worker that a queue feeds. */
final class StoresTest {
  private static final StaticCredentialsProvider KEYS =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create("localaccesskey", "localsecretkey"));

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void tables_buckets_and_rows_survive_a_restart_and_queues_feed_their_function() throws Exception {
    LocalSettings settings =
        LocalSettings.throwAway(TestFunctions.in(folder, "stores.yaml"))
            .withData(folder.resolve("data"))
            .printingTo(new PrintStream(printed, true, StandardCharsets.UTF_8));
    byte[] file = new byte[9_000_000];
    new Random(3).nextBytes(file);

    try (LocalCloud cloud = LocalCloud.start(settings)) {
      putItem(cloud);
      assertThat(Files.readString(folder.resolve("data/sam-env.json")))
          .contains("\"DYNAMODB_ENDPOINT\":\"" + endpoint(cloud, "DYNAMODB") + "\"");
      try (S3Client s3 = s3(cloud)) {
        s3.putObject(
            request -> request.bucket("teachers").key("a/ü ş.bin"), RequestBody.fromBytes(file));
      }
      assertThat(storedByLink(cloud)).isEqualTo(200);
      feed(cloud);
    }
    try (LocalCloud again = LocalCloud.start(settings)) {
      assertThat(item(again)).containsEntry("tag", AttributeValue.fromS("t"));
      try (S3Client s3 = s3(again)) {
        assertThat(
                s3.getObjectAsBytes(request -> request.bucket("teachers").key("a/ü ş.bin"))
                    .asByteArray())
            .isEqualTo(file);
      }
      assertThat(again.storeSettings().get("LMS_DATABASE_URL"))
          .startsWith("jdbc:postgresql://127.0.0.1:");
    }
  }

  private void feed(LocalCloud cloud) {
    try (SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(endpoint(cloud, "SQS"))
            .region(Region.US_EAST_1)
            .credentialsProvider(KEYS)
            .build()) {
      String jobs = endpoint(cloud, "SQS") + "/000000000000/Jobs";
      String dead = endpoint(cloud, "SQS") + "/000000000000/Dead";
      sqs.sendMessage(request -> request.queueUrl(jobs).messageBody("good"));
      sqs.sendMessage(request -> request.queueUrl(jobs).messageBody("bad"));

      List<Message> letters = List.of();
      for (int i = 0; i < 30 && letters.isEmpty(); i++) {
        letters =
            sqs.receiveMessage(request -> request.queueUrl(dead).waitTimeSeconds(1)).messages();
      }

      assertThat(letters).extracting(Message::body).containsExactly("bad");
    }
    String log = printed.toString(StandardCharsets.UTF_8);
    assertThat(log).containsOnlyOnce("got good from arn:aws:sqs:us-east-1:000000000000:Jobs");
    assertThat(log.split("got bad from", -1)).hasSize(3);
  }

  /** A signature is made for the address of the pass-through, path and host untouched. */
  private static int storedByLink(LocalCloud cloud) throws Exception {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(endpoint(cloud, "S3"))
            .region(Region.US_EAST_1)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .credentialsProvider(KEYS)
            .build()) {
      URI link =
          presigner
              .presignPutObject(
                  sign ->
                      sign.signatureDuration(Duration.ofMinutes(5))
                          .putObjectRequest(
                              put ->
                                  put.bucket("teachers").key("b/ö.txt").contentType("text/plain")))
              .url()
              .toURI();
      HttpRequest.Builder put = HttpRequest.newBuilder(link).PUT(BodyPublishers.ofString("hello"));
      HttpClient http = HttpClient.newHttpClient();
      assertThat(
              http.send(
                      put.copy().header("Content-Type", "text/html").build(),
                      BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(403);
      return http.send(
              put.copy().header("Content-Type", "text/plain").build(), BodyHandlers.ofString())
          .statusCode();
    }
  }

  private static void putItem(LocalCloud cloud) {
    try (DynamoDbClient dynamo = dynamo(cloud)) {
      dynamo.putItem(
          request ->
              request
                  .tableName("Entries")
                  .item(Map.of("pk", AttributeValue.fromS("1"), "tag", AttributeValue.fromS("t"))));
      assertThat(
              dynamo
                  .describeTable(request -> request.tableName("Entries"))
                  .table()
                  .globalSecondaryIndexes())
          .hasSize(1);
    }
  }

  private static Map<String, AttributeValue> item(LocalCloud cloud) {
    try (DynamoDbClient dynamo = dynamo(cloud)) {
      return dynamo
          .getItem(
              request -> request.tableName("Entries").key(Map.of("pk", AttributeValue.fromS("1"))))
          .item();
    }
  }

  private static DynamoDbClient dynamo(LocalCloud cloud) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint(cloud, "DYNAMODB"))
        .region(Region.US_EAST_1)
        .credentialsProvider(KEYS)
        .build();
  }

  private static S3Client s3(LocalCloud cloud) {
    return S3Client.builder()
        .endpointOverride(endpoint(cloud, "S3"))
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(KEYS)
        .build();
  }

  private static URI endpoint(LocalCloud cloud, String service) {
    String endpoint = cloud.storeSettings().get("AWS_ENDPOINT_URL_" + service);
    assertThat(endpoint).isNotNull();
    return URI.create(String.valueOf(endpoint));
  }
}
