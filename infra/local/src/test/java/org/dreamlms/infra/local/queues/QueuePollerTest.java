package org.dreamlms.infra.local.queues;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dreamlms.infra.local.events.Json;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.runtime.Outcome;
import org.dreamlms.infra.local.runtime.Result;
import org.dreamlms.infra.local.template.LocalTemplate.QueueSource;
import org.dreamlms.infra.testkit.QueueStore.Queue;
import org.dreamlms.infra.testkit.TestQueues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A real queue, and a function that ends as the test says. */
@Tag("QU3")
final class QueuePollerTest {
  private static final Duration ENOUGH = Duration.ofSeconds(60);

  @RegisterExtension static final TestQueues queues = new TestQueues();

  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final SqsClient sqs = client();
  private String url = "";

  /** What the function was given, and where its end goes. */
  private record Asked(List<Got> batch, CompletableFuture<Result> end) {}

  private record Got(String id, String body) {}

  @BeforeEach
  void queue() {
    // Whatever was received and not deleted is there again at once.
    url = queues.create(Queue.named("jobs").withVisibilityTimeout(Duration.ZERO)).toString();
  }

  @AfterEach
  void close() {
    sqs.close();
  }

  @Test
  void qu3_whatever_becomes_of_the_function_nothing_undone_is_deleted() throws Exception {
    send("job");
    try (QueuePoller poller = poll()) {
      next("job").end().complete(result(new Outcome.Throttled()));
      next("job").end().complete(result(new Outcome.Failed("{\"errorMessage\":\"timed out\"}")));
      next("job").end().completeExceptionally(new IllegalStateException("it is gone"));
      next("job").end().complete(answered("no json"));
      next("job").end().complete(answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}"));
      next("job").end().complete(answered("{\"batchItemFailures\":[{\"itemIdentifier\":null}]}"));
      next("job").end().complete(answered("{\"batchItemFailures\":[{\"wrong\":\"key\"}]}"));
      next("job").end().complete(answered(failing("somebody-else")));

      Asked job = next("job");
      job.end().complete(answered(failing(job.batch().getFirst().id())));

      next("job").end().complete(answered("{\"batchItemFailures\":[]}"));
      send("end");
      next("end").end().complete(answered(""));
      assertThat(poller).isNotNull();
    }
  }

  /** Waits for the next batch, which is this and nothing else. */
  private Asked next(String body) throws InterruptedException {
    Asked next = asked.poll(ENOUGH.toSeconds(), TimeUnit.SECONDS);
    assertThat(next).as("a batch with " + body).isNotNull();
    assertThat(next.batch()).extracting(Got::body).containsExactly(body);
    return next;
  }

  private void send(String body) {
    sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
  }

  private QueuePoller poll() {
    QueueSource source = new QueueSource(queues.name("jobs"), 10, Duration.ZERO, true, 1);
    return QueuePoller.start(sqs, url, "Worker", source, this::invoke, InstantSource.system());
  }

  private CompletableFuture<Result> invoke(
      String function, Invocation invocation, Duration patience) {
    List<Got> batch = new ArrayList<>();
    for (JsonNode record : Json.read(invocation.event()).orElseThrow().path("Records")) {
      batch.add(new Got(record.path("messageId").asText(), record.path("body").asText()));
    }
    Asked now = new Asked(batch, new CompletableFuture<>());
    asked.add(now);
    return now.end();
  }

  private static String failing(String id) {
    return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + id + "\"}]}";
  }

  private static Result answered(String answer) {
    return result(new Outcome.Answered(answer.getBytes(UTF_8)));
  }

  private static Result result(Outcome outcome) {
    return new Result(outcome, "environment");
  }

  private static SqsClient client() {
    return SqsClient.builder()
        .endpointOverride(queues.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(queues.accessKey(), queues.secretKey())))
        .build();
  }
}
