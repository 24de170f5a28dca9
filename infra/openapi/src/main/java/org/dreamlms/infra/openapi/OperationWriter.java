package org.dreamlms.infra.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Writes an operation as the merged document has it. */
final class OperationWriter {
  /** The function whose answers come from the cache. */
  private static final String CACHED = "catalog";

  private static final String JSON = "application/json";

  private final ApiNotes notes;
  private final ObjectNode schemas;
  private final ProblemAnswers problems;

  OperationWriter(ApiNotes notes, ObjectNode schemas, ProblemAnswers problems) {
    this.notes = notes;
    this.schemas = schemas;
    this.problems = problems;
  }

  ObjectNode write(ObjectNode generated, String function, Endpoint endpoint, String path) {
    String id = endpoint.operationIdAt(path);
    ObjectNode operation = Trees.object();
    operation.putArray("tags").add(tag(id));
    operation.put("summary", generated.path("summary").asText());
    operation.put("description", description(generated, endpoint));
    operation.put("operationId", id);
    ArrayNode roles = operation.putArray("x-roles");
    endpoint.roles().forEach(roles::add);
    ArrayNode security = operation.putArray("security");
    if (!endpoint.isOpen()) {
      security.addObject().putArray("bearer");
    }
    for (String member : List.of("parameters", "requestBody", "responses")) {
      if (generated.has(member)) {
        operation.set(member, generated.get(member));
      }
    }
    describeAnswers(operation);
    ObjectNode over = notes.operation(endpoint.operationId()).deepCopy();
    over.remove(List.of("problems", "kept"));
    Trees.overlay(operation, over);
    boolean tagged = endpoint.verb().equals("get") && notes.isKept(endpoint.operationId());
    if (tagged) {
      addConditions(operation);
    }
    problems.addTo(operation, function, endpoint, path);
    notes.example(endpoint.operationId()).ifPresent(example -> addExample(operation, example));
    operation.set("responses", answers(operation, tagged, function.equals(CACHED)));
    return operation;
  }

  /** The existing client's form is {@code tag-function}; no function has a hyphen. */
  private static String tag(String operationId) {
    int hyphen = operationId.lastIndexOf('-');
    return hyphen < 0 ? "" : operationId.substring(0, hyphen);
  }

  /** The method's own words, and who may call. */
  private static String description(ObjectNode generated, Endpoint endpoint) {
    String words = generated.path("description").asText();
    String summary = generated.path("summary").asText();
    String who =
        endpoint.isOpen()
            ? "For anybody, without a token."
            : "For: " + String.join(", ", endpoint.roles()) + ".";
    return words.isEmpty() || words.equals(summary) ? who : words + "\n\n" + who;
  }

  /** "list 200 response" tells nobody anything; the shape's own description does. */
  private void describeAnswers(ObjectNode operation) {
    for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
      JsonNode schema = answer.getValue().path("content").path(JSON).path("schema");
      JsonNode shape = schema.has("items") ? schema.get("items") : schema;
      String name = shape.path("$ref").asText().replaceFirst(".*/", "");
      String words = schemas.path(name).path("description").asText("");
      if (!words.isEmpty()) {
        ((ObjectNode) answer.getValue())
            .put("description", schema.has("items") ? "Each: " + words : words);
      }
    }
  }

  private static void addExample(ObjectNode operation, JsonNode example) {
    operation.path("responses").properties().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .map(answer -> answer.getValue().path("content").path(JSON))
        .filter(ObjectNode.class::isInstance)
        .forEach(content -> ((ObjectNode) content).set("example", example));
  }

  /** lambda-http gives every answer that may be kept a tag (infra/docs/api/http.md). */
  private static void addConditions(ObjectNode operation) {
    ArrayNode parameters =
        operation.get("parameters") instanceof ArrayNode given
            ? given
            : operation.putArray("parameters");
    parameters.addObject().put("$ref", "#/components/parameters/If-None-Match");
    Trees.child(Trees.child(operation, "responses"), "304")
        .put("$ref", "#/components/responses/304");
  }

  /**
   * @param cached whether answers are made of what the cache has, and say so
   */
  private static ObjectNode answers(ObjectNode operation, boolean tagged, boolean cached) {
    ObjectNode answers = Trees.sorted(Trees.child(operation, "responses"));
    for (Map.Entry<String, JsonNode> answer : answers.properties()) {
      if (!answer.getValue().has("$ref")) {
        ObjectNode headers = Trees.child((ObjectNode) answer.getValue(), "headers");
        refer(headers, "X-Request-Id");
        refer(headers, "Cache-Control");
        if (tagged && answer.getKey().startsWith("2")) {
          refer(headers, "ETag");
        }
        if (cached && answer.getKey().startsWith("2")) {
          refer(headers, "Cache-Status");
          refer(headers, "Age");
        }
      }
    }
    return answers;
  }

  private static void refer(ObjectNode headers, String name) {
    headers.putObject(name).put("$ref", "#/components/headers/" + name);
  }
}
