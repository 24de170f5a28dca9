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
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

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
      }
    }
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
