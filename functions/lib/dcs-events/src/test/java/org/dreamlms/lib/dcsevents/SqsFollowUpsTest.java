package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.data.Index;
import org.dreamlms.infra.testkit.QueueStore.Queue;
import org.dreamlms.infra.testkit.TestQueues;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.hybridcache.FaultyHttp;
import org.dreamlms.lib.hybridcache.FaultyHttp.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

final class SqsFollowUpsTest extends FollowUpsContract {
  private static final Duration ENOUGH = Duration.ofSeconds(20);
  private static final int LONG_POLL = 5;

  @RegisterExtension static final TestQueues queues = new TestQueues();

  private String url = "";

  @BeforeEach
  void queue() {
    url = queues.create(Queue.named("events-" + System.nanoTime())).toString();
  }

  @Override
  FollowUps followUps() {
    return followUps(Duration.ZERO);
  }

  @Override
  List<FollowUp> carriedOut(int expected) {
    List<FollowUp> read = new ArrayList<>();
    try (SqsClient client = client(queues.endpoint())) {
      while (read.size() < expected) {
        List<Message> messages =
            client
                .receiveMessage(
                    receive ->
                        receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(LONG_POLL))
                .messages();
        assertThat(messages).as("orders after %s", read).isNotEmpty();
        messages.forEach(message -> read.add(FollowUpMessage.read(message.body()).orElseThrow()));
      }
    }
    return read;
  }

  @Test
  void the_second_invalidation_waits_and_a_completion_does_not() {
    followUps(Duration.ofMinutes(15)).order(new FollowUp(Step.AGAIN, Samples.book("later", 1)));
    followUps(Duration.ofMinutes(15)).order(new FollowUp(Step.COMPLETE, Samples.book("now", 2)));

    assertThat(counted(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)).isEqualTo("1");
    assertThat(counted(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("1");
    assertThat(carriedOut(1)).extracting(FollowUp::step).containsExactly(Step.COMPLETE);
  }

  @Tag("WH13")
  @Test
  void wh13_a_queue_that_is_away_is_told() {
    FollowUp order = new FollowUp(Step.COMPLETE, Samples.book("x", 1));
    try (SqsClient nobody = client(URI.create("http://127.0.0.1:1"));
        SqsClient there = client(queues.endpoint())) {
      for (FollowUps away :
          new FollowUps[] {
            new SqsFollowUps(nobody, url, new TimeLimit(ENOUGH, () -> ENOUGH), Duration.ZERO),
            new SqsFollowUps(
                there, url + "-absent", new TimeLimit(ENOUGH, () -> ENOUGH), Duration.ZERO),
            new SqsFollowUps(there, url, new TimeLimit(ENOUGH, () -> Duration.ZERO), Duration.ZERO)
          }) {
        assertThatExceptionOfType(EventsUnavailable.class).isThrownBy(() -> away.order(order));
        FollowUps.Ordered many = away.orderAll(List.of(order, order));
        assertThat(many.kept()).isZero();
        assertThat(many.failure()).isNotNull();
      }
    }
  }

  @Test
  void a_thousand_orders_are_a_hundred_requests_and_when_time_ends_it_is_told_how_many_are_kept() {
    List<FollowUp> orders =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new FollowUp(Step.COMPLETE, Samples.book("event " + i, i + 1)))
            .toList();
    AtomicInteger requests = new AtomicInteger();
    RemainingTime counted = () -> requests.incrementAndGet() > 100 ? Duration.ZERO : ENOUGH;
    FollowUps bounded =
        new SqsFollowUps(
            client(queues.endpoint()), url, new TimeLimit(ENOUGH, counted), Duration.ZERO);

    assertThat(bounded.orderAll(orders)).isEqualTo(new FollowUps.Ordered(1_000, null));
    assertThat(requests).hasValue(100);
    requests.set(97);
    assertThat(bounded.orderAll(orders).kept()).isEqualTo(30);
  }

  @Test
  void of_a_batch_that_is_kept_in_part_the_rest_is_sent_once_more() {
    List<FollowUp> orders =
        IntStream.range(0, 25)
            .mapToObj(i -> new FollowUp(Step.COMPLETE, Samples.book("event " + i, i + 1)))
            .toList();
    List<List<String>> sent = new ArrayList<>();

    FollowUps once = refusing(sent, entry -> sent.size() == 2 && entry.id().matches("1[2-4]"));
    assertThat(once.orderAll(orders)).isEqualTo(new FollowUps.Ordered(25, null));
    assertThat(sent).hasSize(4).contains(List.of("12", "13", "14"), Index.atIndex(2));

    sent.clear();
    FollowUps always = refusing(sent, entry -> entry.id().equals("17"));
    FollowUps.Ordered ordered = always.orderAll(orders);
    assertThat(ordered.kept()).isEqualTo(17);
    assertThat(ordered.failure()).isNotNull();
    assertThat(sent).hasSize(3).endsWith(List.of("17"));
  }

  /** A queue that answers for each message of a batch by itself, as SQS does. */
  private FollowUps refusing(
      List<List<String>> sent, Predicate<SendMessageBatchRequestEntry> refused) {
    SqsClient batches =
        new SqsClient() {
          @Override
          public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            sent.add(request.entries().stream().map(SendMessageBatchRequestEntry::id).toList());
            return SendMessageBatchResponse.builder()
                .failed(
                    request.entries().stream()
                        .filter(refused)
                        .map(entry -> BatchResultErrorEntry.builder().id(entry.id()).build())
                        .toList())
                .build();
          }

          @Override
          public String serviceName() {
            return "sqs";
          }

          @Override
          public void close() {}
        };
    return new SqsFollowUps(batches, url, new TimeLimit(ENOUGH, () -> ENOUGH), Duration.ZERO);
  }

  @Tag("WH13")
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"LOST_REQUEST", "LOST_ANSWER", "THROTTLED", "INTERNAL_ERROR"})
  void wh13_one_failure_is_made_good_and_two_are_told(Fault fault) {
    FollowUp order = new FollowUp(Step.COMPLETE, Samples.book("x", 1));
    FaultyHttp http = new FaultyHttp(Apache5HttpClient.builder().build());
    try (SqsClient client = client(queues.endpoint(), http)) {
      FollowUps faulty =
          new SqsFollowUps(client, url, new TimeLimit(ENOUGH, () -> ENOUGH), Duration.ZERO);
      http.next(fault);
      assertThatCode(() -> faulty.order(order)).doesNotThrowAnyException();

      http.next(fault, fault);
      assertThatExceptionOfType(EventsUnavailable.class).isThrownBy(() -> faulty.order(order));

      http.next(Fault.BROKEN);
      assertThatExceptionOfType(EventsUnavailable.class)
          .isThrownBy(() -> faulty.order(order))
          .withCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Tag("WH13")
  @Test
  void wh13_a_queue_that_never_answers_is_given_up_while_it_still_holds_the_connection()
      throws IOException {
    // It takes connections, into its backlog, and says nothing.
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        SqsClient waiting = client(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
      FollowUps unheard =
          new SqsFollowUps(
              waiting, url, new TimeLimit(Duration.ofMillis(100), () -> ENOUGH), Duration.ZERO);

      assertThatExceptionOfType(EventsUnavailable.class)
          .isThrownBy(() -> unheard.order(new FollowUp(Step.AGAIN, Samples.book("x", 1))));
      assertThat(silent.isClosed()).isFalse();
    }
  }

  private FollowUps followUps(Duration againAfter) {
    return new SqsFollowUps(
        client(queues.endpoint()), url, new TimeLimit(ENOUGH, () -> ENOUGH), againAfter);
  }

  private String counted(QueueAttributeName name) {
    try (SqsClient client = client(queues.endpoint())) {
      return String.valueOf(
          client
              .getQueueAttributes(get -> get.queueUrl(url).attributeNames(name))
              .attributes()
              .get(name));
    }
  }

  private static SqsClient client(URI endpoint) {
    return client(endpoint, Apache5HttpClient.builder().maxConnections(4).build());
  }

  /** With two attempts, as a function has it. */
  private static SqsClient client(URI endpoint, SdkHttpClient http) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(queues.accessKey(), queues.secretKey())))
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
}
