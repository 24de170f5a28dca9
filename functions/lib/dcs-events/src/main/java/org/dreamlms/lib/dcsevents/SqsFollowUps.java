package org.dreamlms.lib.dcsevents;

import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Orders in a queue of SQS. One whose answer is lost may stand there twice: it is carried out
 * twice, to no harm.
 */
final class SqsFollowUps implements FollowUps, AutoCloseable {
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
    Duration delay =
        switch (followUp.step()) {
          case AGAIN -> againAfter;
          case COMPLETE -> Duration.ZERO;
        };
    String operation = "order " + followUp.step();
    SendMessageRequest message =
        SendMessageRequest.builder()
            .queueUrl(queueUrl)
            .messageBody(FollowUpMessage.write(followUp))
            .delaySeconds(Math.toIntExact(delay.toSeconds()))
            .overrideConfiguration(limit.of(operation))
            .build();
    try {
      client.sendMessage(message);
    } catch (RuntimeException failure) {
      // Not only the SDK's own: its transport has some as well, and none may end an invocation.
      throw new EventsUnavailable(operation, failure);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
