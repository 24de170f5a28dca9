package org.dreamlms.lib.dcsevents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Orders in a queue of SQS. One whose answer is lost may stand there twice: it is carried out
 * twice, to no harm.
 */
final class SqsFollowUps implements FollowUps, AutoCloseable {
  /** Messages of one request, as SQS has it; each of ours has some 130 bytes. */
  static final int BATCH = 10;

  private final SqsClient client;
  private final String queueUrl;
  private final TimeLimit limit;
  private final Duration againAfter;

  SqsFollowUps(SqsClient client, String queueUrl, TimeLimit limit, Duration againAfter) {
    this.client = client;
    this.queueUrl = queueUrl;
    this.limit = limit;
    this.againAfter = againAfter;
  }

  @Override
  public void order(FollowUp followUp) {
    String operation = "order " + followUp.step();
    SendMessageRequest message =
        SendMessageRequest.builder()
            .queueUrl(queueUrl)
            .messageBody(FollowUpMessage.write(followUp))
            .delaySeconds(delay(followUp))
            .overrideConfiguration(limit.of(operation))
            .build();
    try {
      client.sendMessage(message);
    } catch (RuntimeException failure) {
      // Not only the SDK's own: its transport has some as well, and none may end an invocation.
      throw new EventsUnavailable(operation, failure);
    }
  }

  /** By {@link #BATCH}; of one that is kept in part the rest is sent once more. */
  @Override
  public Ordered orderAll(List<FollowUp> followUps) {
    for (int from = 0; from < followUps.size(); from += BATCH) {
      int to = Math.min(from + BATCH, followUps.size());
      int kept = from;
      try {
        List<Integer> left = notKept(followUps, IntStream.range(from, to).boxed().toList());
        left = left.isEmpty() ? left : notKept(followUps, left);
        Optional<Integer> first = left.stream().min(Comparator.naturalOrder());
        if (first.isPresent()) {
          kept = first.get();
          throw new EventsUnavailable("order many, of which the queue refuses some", null);
        }
      } catch (EventsUnavailable failure) {
        return new Ordered(kept, failure);
      }
    }
    return new Ordered(followUps.size(), null);
  }

  private List<Integer> notKept(List<FollowUp> followUps, List<Integer> which) {
    String operation = "order many";
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int number : which) {
      FollowUp followUp = followUps.get(number);
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(number))
              .messageBody(FollowUpMessage.write(followUp))
              .delaySeconds(delay(followUp))
              .build());
    }
    SendMessageBatchRequest batch =
        SendMessageBatchRequest.builder()
            .queueUrl(queueUrl)
            .entries(entries)
            .overrideConfiguration(limit.of(operation))
            .build();
    try {
      return client.sendMessageBatch(batch).failed().stream()
          .map(BatchResultErrorEntry::id)
          .map(Integer::valueOf)
          .toList();
    } catch (RuntimeException failure) {
      throw new EventsUnavailable(operation, failure);
    }
  }

  private int delay(FollowUp followUp) {
    Duration delay =
        switch (followUp.step()) {
          case AGAIN -> againAfter;
          case COMPLETE -> Duration.ZERO;
        };
    return Math.toIntExact(delay.toSeconds());
  }

  @Override
  public void close() {
    client.close();
  }
}
