package org.dreamlms.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dreamlms.infra.testkit.QueueStore.Queue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueStoreTest {
  @Test
  void a_message_that_nobody_deletes_goes_to_the_dead_letters_after_its_receives() {
    Queue starts =
        Queue.named("starts")
            .withVisibilityTimeout(Duration.ZERO)
            .withDeadLetters("starts-dead", 2);
    try (QueueStore store = QueueStore.start(QueueStore.Settings.throwAway(starts));
        SqsClient client = client(store)) {
      client.sendMessage(
          send -> send.queueUrl(store.queueUrl("starts").toString()).messageBody("ödev 7"));

      assertThat(receive(client, store, "starts")).extracting(Message::body).containsOnly("ödev 7");
      assertThat(receive(client, store, "starts")).hasSize(1);
      assertThat(receive(client, store, "starts")).isEmpty();
      assertThat(receive(client, store, "starts-dead"))
          .extracting(Message::body)
          .containsOnly("ödev 7");
    }
  }

  @Test
  void a_queue_has_the_address_and_the_name_that_it_says() {
    try (QueueStore store = QueueStore.start(QueueStore.Settings.throwAway(Queue.named("starts")));
        SqsClient client = client(store)) {
      store.create(Queue.named("starts"));

      String url = client.getQueueUrl(get -> get.queueName("starts")).queueUrl();
      assertThat(url).isEqualTo(store.queueUrl("starts").toString());
      assertThat(
              client
                  .getQueueAttributes(
                      get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                  .attributes())
          .containsEntry(QueueAttributeName.QUEUE_ARN, QueueStore.queueArn("starts"));
    }
  }

  private static List<Message> receive(SqsClient client, QueueStore store, String queue) {
    return client
        .receiveMessage(get -> get.queueUrl(store.queueUrl(queue).toString()).waitTimeSeconds(1))
        .messages();
  }

  private static SqsClient client(QueueStore store) {
    return SqsClient.builder()
        .endpointOverride(store.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
