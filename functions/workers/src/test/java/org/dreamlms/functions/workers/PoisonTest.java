package org.dreamlms.functions.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.testkit.QueueStore.Queue;
import org.dreamlms.infra.testkit.TestQueues;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.lambdahttp.TestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A real queue with dead letters, read as Lambda reads it. */
@Tag("QU2")
@Tag("QU6")
final class PoisonTest {
  private static final int GIVEN_UP_AFTER = 5;

  @RegisterExtension static final TestQueues queues = new TestQueues();

  @Test
  void of_ten_the_poison_alone_comes_to_the_dead_letters_and_after_five_times() {
    String dead = queues.create(Queue.named("dead")).toString();
    String url =
        queues.create(Queue.named("events").withDeadLetters("dead", GIVEN_UP_AFTER)).toString();
    Map<String, Object> settings = new HashMap<>(EventsInMemory.settings());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put("cache.table", "unused");
    try (SqsClient sqs = client();
        ApplicationContext context =
            FollowEvents.withoutDcs(ApplicationContext.builder().properties(settings)).start()) {
      FollowEvents function = new FollowEvents(context);
      for (int i = 1; i <= 9; i++) {
        send(sqs, url, order(i, 1));
      }
      String poison = order(10, 2);
      send(sqs, url, poison);

      int failures = 0;
      List<Message> letters = new ArrayList<>();
      for (int round = 0; letters.isEmpty() && round < 40; round++) {
        failures += serve(sqs, url, function);
        letters.addAll(receive(sqs, dead));
      }

      assertThat(letters).extracting(Message::body).containsExactly(poison);
      assertThat(failures).isEqualTo(GIVEN_UP_AFTER);
      assertThat(context.getBean(FakeEventLog.class).records()).hasSize(9);
      assertThat(receive(sqs, url)).isEmpty();
    }
  }

  private static int serve(SqsClient sqs, String url, FollowEvents function) {
    List<Message> messages = receive(sqs, url);
    if (messages.isEmpty()) {
      return 0;
    }
    SQSEvent event = new SQSEvent();
    event.setRecords(messages.stream().map(PoisonTest::record).toList());
    List<String> failed =
        function
            .handleRequest(event, new TestContext(Duration.ofSeconds(30)))
            .getBatchItemFailures()
            .stream()
            .map(BatchItemFailure::getItemIdentifier)
            .toList();
    for (Message message : messages) {
      if (failed.contains(message.messageId())) {
        // As if its time of being hidden were over.
        sqs.changeMessageVisibility(
            change ->
                change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
      } else {
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
    return failed.size();
  }

  private static SQSMessage record(Message message) {
    SQSMessage record = new SQSMessage();
    record.setMessageId(message.messageId());
    record.setBody(message.body());
    return record;
  }

  private static List<Message> receive(SqsClient sqs, String url) {
    return sqs.receiveMessage(
            receive -> receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
        .messages();
  }

  private static void send(SqsClient sqs, String url, String body) {
    sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
  }

  private static String order(int book, int version) {
    return "{\"version\":"
        + version
        + ",\"step\":\"COMPLETE\",\"event_id\":\""
        + EventId.of(new byte[] {(byte) book})
        + "\",\"event\":\"book.updated\",\"id\":"
        + book
        + "}";
  }

  private static SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(queues.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(queues.accessKey(), queues.secretKey())))
        .httpClientBuilder(Apache5HttpClient.builder().maxConnections(4))
        .build();
  }
}
