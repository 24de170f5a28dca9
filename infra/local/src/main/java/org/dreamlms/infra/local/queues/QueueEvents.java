package org.dreamlms.infra.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dreamlms.infra.local.events.Json;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Events of queues, and what functions answer to them. Source: Lambda Developer Guide, "Using
 * Lambda with Amazon SQS" and "Implementing partial batch responses".
 */
final class QueueEvents {
  private QueueEvents() {}

  static byte[] event(List<Message> messages, String queueArn) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : messages) {
      ObjectNode record = records.addObject();
      record.put("messageId", message.messageId());
      record.put("receiptHandle", message.receiptHandle());
      record.put("body", message.body());
      ObjectNode attributes = record.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      ObjectNode own = record.putObject("messageAttributes");
      message
          .messageAttributes()
          .forEach(
              (name, value) -> {
                ObjectNode attribute = own.putObject(name);
                attribute.put("dataType", value.dataType());
                if (value.stringValue() != null) {
                  attribute.put("stringValue", value.stringValue());
                }
                if (value.binaryValue() != null) {
                  attribute.put(
                      "binaryValue",
                      Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
                }
              });
      record.put("md5OfBody", message.md5OfBody());
      record.put("eventSource", "aws:sqs");
      record.put("eventSourceARN", queueArn);
      record.put("awsRegion", "us-east-1");
    }
    return Json.bytes(event);
  }

  /**
   * Which messages the function could not process, by its answer.
   *
   * @return empty when the answer cannot be understood: then all of them
   */
  static Optional<Set<String>> failures(byte[] answer, List<Message> messages) {
    if (answer.length == 0) {
      return Optional.of(Set.of());
    }
    Optional<JsonNode> json = Json.read(answer);
    if (json.isEmpty()) {
      return Optional.empty();
    }
    Set<String> failed = new HashSet<>();
    for (JsonNode failure : json.get().path("batchItemFailures")) {
      failed.add(failure.path("itemIdentifier").asText());
    }
    boolean known = messages.stream().map(Message::messageId).toList().containsAll(failed);
    return known ? Optional.of(failed) : Optional.empty();
  }
}
