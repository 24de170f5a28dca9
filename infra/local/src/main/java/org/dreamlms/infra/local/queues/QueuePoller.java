package org.dreamlms.infra.local.queues;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.dreamlms.infra.local.gateway.Invoker;
import org.dreamlms.infra.local.gateway.TraceId;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.runtime.Outcome;
import org.dreamlms.infra.local.template.LocalTemplate.QueueSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Feeds a function from a queue, one batch after the other (Lambda runs several side by side).
 *
 * <p>What the function processed is deleted; the rest comes back after the queue's visibility
 * timeout and at last goes to its dead letter queue, which is the queue server's part.
 */
final class QueuePoller implements AutoCloseable {
  /** What one call gets at most. Source: SQS API Reference, ReceiveMessage. */
  private static final int MOST_AT_ONCE = 10;

  private static final int WAIT_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final SqsClient sqs;
  private final String url;
  private final String function;
  private final QueueSource source;
  private final Invoker functions;
  private final InstantSource clock;
  private final Thread thread;

  private QueuePoller(
      SqsClient sqs,
      String url,
      String function,
      QueueSource source,
      Invoker functions,
      InstantSource clock) {
    this.sqs = sqs;
    this.url = url;
    this.function = function;
    this.source = source;
    this.functions = functions;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("queue " + source.queue()).unstarted(this::run);
  }

  static QueuePoller start(
      SqsClient sqs,
      String url,
      String function,
      QueueSource source,
      Invoker functions,
      InstantSource clock) {
    QueuePoller poller = new QueuePoller(sqs, url, function, source, functions, clock);
    poller.thread.start();
    return poller;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        List<Message> batch = receive();
        if (!batch.isEmpty()) {
          serve(batch);
        }
      } catch (InterruptedException | AbortedException e) {
        Thread.currentThread().interrupt();
      } catch (SdkException e) {
        // The server is stopping, or slow: nothing is lost, the messages come again.
      }
    }
  }

  private List<Message> receive() throws InterruptedException {
    List<Message> batch = new ArrayList<>(receive(Math.min(source.batchSize(), MOST_AT_ONCE)));
    long end = System.nanoTime() + source.window().toNanos();
    while (!batch.isEmpty() && batch.size() < source.batchSize() && System.nanoTime() < end) {
      batch.addAll(receive(Math.min(source.batchSize() - batch.size(), MOST_AT_ONCE)));
    }
    return batch;
  }

  private List<Message> receive(int most) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    int wait = source.window().isZero() ? WAIT_SECONDS : 1;
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds(wait)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private void serve(List<Message> batch) throws InterruptedException {
    byte[] event = QueueEvents.event(batch, "arn:aws:sqs:us-east-1:000000000000:" + source.queue());
    Invocation invocation = Invocation.of(event, TraceId.next(clock.instant()));
    Outcome outcome;
    try {
      outcome = functions.submit(function, invocation, PATIENCE).get().outcome();
    } catch (ExecutionException e) {
      return;
    }
    if (outcome instanceof Outcome.Answered(byte[] answer)) {
      Optional<Set<String>> failed =
          source.partialFailures() ? QueueEvents.failures(answer, batch) : Optional.of(Set.of());
      failed.ifPresent(ids -> delete(batch, ids));
    }
  }

  private void delete(List<Message> batch, Set<String> butThese) {
    for (Message message : batch) {
      if (!butThese.contains(message.messageId())) {
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
  }
}
