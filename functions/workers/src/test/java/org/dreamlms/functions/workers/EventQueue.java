package org.dreamlms.functions.workers;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dreamlms.infra.testkit.QueueStore;
import org.dreamlms.infra.testkit.QueueStore.Queue;
import org.dreamlms.infra.testkit.TestQueues;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.lambdahttp.TestContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A real queue with dead letters, read as Lambda reads it; each test step is one of its polls. */
final class EventQueue implements AutoCloseable {
  /** As the template has it. */
  static final int GIVEN_UP_AFTER = 5;

  private static final int MOST_AT_ONCE = 10;

  /** Seconds. */
  private static final int LONG_POLL = 20;

  private final TestQueues queues;
  private final SqsClient sqs;
  private final String name;
  private final String url;
  private final String dead;

  /**
   * @param name of its own among the queues of the test class
   */
  EventQueue(TestQueues queues, String name) {
    this.queues = queues;
    this.name = name;
    dead = queues.create(Queue.named(name + "-dead")).toString();
    url =
        queues.create(Queue.named(name).withDeadLetters(name + "-dead", GIVEN_UP_AFTER)).toString();
    sqs =
        SqsClient.builder()
            .endpointOverride(queues.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(queues.accessKey(), queues.secretKey())))
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(4))
            .build();
  }

  String url() {
    return url;
  }

  void send(String body) {
    sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
  }

  /** They are hidden from others for a while. */
  List<Message> receive() {
    return receive(url);
  }

  /** What was given up. Hidden afterwards, but not taken away. */
  List<Message> deadLetters() {
    return receive(dead);
  }

  /** As if the time of being hidden were over. */
  void show(List<Message> messages) {
    show(url, messages);
  }

  private void show(String in, List<Message> messages) {
    for (Message message : messages) {
      sqs.changeMessageVisibility(
          change ->
              change.queueUrl(in).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }
  }

  void delete(List<Message> messages) {
    for (Message message : messages) {
      sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
    }
  }

  /** One batch: what the function names comes back at once, the rest is deleted. Names it. */
  Set<String> serve(FollowEvents function) {
    return serve(function, receive());
  }

  Set<String> serve(FollowEvents function, List<Message> messages) {
    if (messages.isEmpty()) {
      return Set.of();
    }
    Set<String> failed = answer(function, messages);
    show(messages.stream().filter(message -> failed.contains(message.messageId())).toList());
    delete(messages.stream().filter(message -> !failed.contains(message.messageId())).toList());
    return failed;
  }

  /** What the function answers; nothing comes of it yet. */
  static Set<String> answer(FollowEvents function, List<Message> messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(messages.stream().map(EventQueue::record).toList());
    return function
        .handleRequest(event, new TestContext(Duration.ofSeconds(30)))
        .getBatchItemFailures()
        .stream()
        .map(BatchItemFailure::getItemIdentifier)
        .collect(Collectors.toSet());
  }

  /**
   * Moves dead letters back, as an operator does when the cause is mended.
   *
   * @param letters all that there are
   * @return what has come back, received
   */
  List<Message> redriven(List<Message> letters) {
    show(dead, letters);
    String arn = QueueStore.queueArn(queues.name(name + "-dead"));
    sqs.startMessageMoveTask(task -> task.sourceArn(arn));
    List<Message> back = new ArrayList<>();
    while (back.size() < letters.size()) {
      List<Message> some =
          sqs.receiveMessage(
                  receive ->
                      receive
                          .queueUrl(url)
                          .maxNumberOfMessages(MOST_AT_ONCE)
                          .waitTimeSeconds(LONG_POLL))
              .messages();
      if (some.isEmpty()) {
        throw new AssertionError("Of " + letters.size() + " letters came back " + back);
      }
      back.addAll(some);
    }
    return back;
  }

  private List<Message> receive(String from) {
    List<Message> all = new ArrayList<>();
    List<Message> some;
    do {
      some =
          sqs.receiveMessage(
                  receive ->
                      receive.queueUrl(from).maxNumberOfMessages(MOST_AT_ONCE).waitTimeSeconds(0))
              .messages();
      all.addAll(some);
    } while (!some.isEmpty() && all.size() < MOST_AT_ONCE);
    return all;
  }

  private static SQSMessage record(Message message) {
    SQSMessage record = new SQSMessage();
    record.setMessageId(message.messageId());
    record.setBody(message.body());
    return record;
  }

  /** An order to complete the edit of a book. */
  static String order(int book) {
    return order("COMPLETE", book, 1);
  }

  static String order(String step, int book, int version) {
    return "{\"version\":"
        + version
        + ",\"step\":\""
        + step
        + "\",\"event_id\":\""
        + id(book)
        + "\",\"event\":\"book.updated\",\"id\":"
        + book
        + "}";
  }

  /** Of the edit of a book. */
  static EventId id(int book) {
    return EventId.of(new byte[] {(byte) book});
  }

  @Override
  public void close() {
    sqs.close();
  }
}
