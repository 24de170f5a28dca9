package org.dreamlms.infra.local.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dreamlms.infra.local.events.Json;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

final class QueueEventsTest {
  private static final Message MESSAGE =
      Message.builder()
          .messageId("059f36b4-87a3-44ab-83d2-661975830a7d")
          .receiptHandle("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a")
          .body("Test message.")
          .md5OfBody("e4e68fb7bd0e697a0ae8f1bb342846b3")
          .attributes(Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"))
          .messageAttributes(
              Map.of(
                  "kind",
                  MessageAttributeValue.builder().dataType("String").stringValue("a").build()))
          .build();

  /** The example of the Lambda Developer Guide. */
  @Test
  void the_event_of_a_queue_is_that_of_the_developer_guide() {
    assertThat(
            Json.read(
                QueueEvents.event(List.of(MESSAGE), "arn:aws:sqs:us-east-1:000000000000:my-queue")))
        .isEqualTo(
            Json.read(
                """
                {"Records": [{
                  "messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
                  "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
                  "body": "Test message.",
                  "attributes": {"ApproximateReceiveCount": "1"},
                  "messageAttributes": {"kind": {"dataType": "String", "stringValue": "a"}},
                  "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
                  "eventSource": "aws:sqs",
                  "eventSourceARN": "arn:aws:sqs:us-east-1:000000000000:my-queue",
                  "awsRegion": "us-east-1"
                }]}
                """));
  }

  @Test
  void what_a_function_could_not_process_is_named_by_its_answer() {
    assertThat(
            failures(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + MESSAGE.messageId() + "\"}]}"))
        .contains(Set.of(MESSAGE.messageId()));
    assertThat(failures("")).contains(Set.of());
    assertThat(failures("null")).contains(Set.of());
    assertThat(failures("{}")).contains(Set.of());
    assertThat(failures("{\"batchItemFailures\":[]}")).contains(Set.of());
  }

  @Test
  void an_answer_that_cannot_be_understood_means_all_of_them() {
    assertThat(failures("no json")).isEmpty();
    assertThat(failures("{\"batchItemFailures\":[{\"itemIdentifier\":\"somebody else\"}]}"))
        .isEmpty();
    assertThat(failures("{\"batchItemFailures\":[{}]}")).isEmpty();
  }

  private static Optional<Set<String>> failures(String answer) {
    return QueueEvents.failures(answer.getBytes(StandardCharsets.UTF_8), List.of(MESSAGE));
  }
}
