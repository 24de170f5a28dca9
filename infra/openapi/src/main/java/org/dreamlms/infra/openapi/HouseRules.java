package org.dreamlms.infra.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every operation of our API says of itself. A general linter knows the language; these are
 * the habits of this house (CONTRIBUTING.md, "A new route").
 */
public final class HouseRules {
  private static final Pattern OPERATION_ID =
      Pattern.compile("[a-z]+(?:-[a-z]+)*-[a-z]+(?:_[a-z]+)*");
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
  private static final int SUMMARY_LENGTH = 80;

  private final JsonNode document;
  private final List<String> broken = new ArrayList<>();

  private HouseRules(JsonNode document) {
    this.document = document;
  }

  /** One sentence for each rule that is broken; empty when all is well. */
  public static List<String> broken(ApiDocument document) {
    return broken(document.tree());
  }

  static List<String> broken(JsonNode document) {
    HouseRules rules = new HouseRules(document);
    rules.document();
    Set<String> ids = new HashSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        rules.operation(operation.getKey(), path.getKey(), operation.getValue(), ids);
      }
    }
    return List.copyOf(rules.broken);
  }

  private void document() {
    check(document.path("openapi").asText().startsWith("3.1."), "the document is not OpenAPI 3.1");
    Set<String> references = new HashSet<>();
    Trees.visit(
        document,
        object -> {
          references.add(object.path("$ref").asText("#"));
          check(!object.path("nullable").isBoolean(), "nullable is not of 3.1: " + object);
        });
    for (String reference : references) {
      check(
          reference.startsWith("#") && !document.at(reference.substring(1)).isMissingNode(),
          reference + " leads nowhere");
    }
  }

  private void operation(String verb, String path, JsonNode operation, Set<String> ids) {
    String id = operation.path("operationId").asText();
    String name = id.isEmpty() ? verb + " " + path : id;
    check(
        OPERATION_ID.matcher(id).matches(),
        name + " needs @Operation(operationId = \"tag-function_name\")");
    check(ids.add(id), name + " stands twice");
    String tag = operation.path("tags").path(0).asText();
    check(
        document.path("tags").findValuesAsText("name").contains(tag),
        name + " has the tag '" + tag + "', which api.yaml does not describe");
    String summary = operation.path("summary").asText();
    check(
        !summary.isBlank() && summary.length() <= SUMMARY_LENGTH && !summary.endsWith("."),
        name + " needs a summary: up to " + SUMMARY_LENGTH + " characters, no full stop");
    check(operation.has("security"), name + " does not say whether it needs a token");
    parameters(name, path, operation);
    answers(name, path, operation);
  }

  private void parameters(String name, String path, JsonNode operation) {
    Set<String> inPath = new HashSet<>();
    for (JsonNode given : operation.path("parameters")) {
      JsonNode parameter = resolved(given);
      String described = name + "'s parameter " + parameter.path("name").asText();
      if (parameter.path("in").asText().equals("path")) {
        inPath.add(parameter.path("name").asText());
      }
      check(parameter.path("description").isTextual(), described + " has no description");
      if (Set.of("limit", "skip", "offset").contains(parameter.path("name").asText())) {
        JsonNode schema = parameter.path("schema");
        check(schema.has("minimum") && schema.has("default"), described + " has no limits");
        check(
            schema.has("maximum") || !parameter.path("name").asText().equals("limit"),
            described + " does not say how many there are at most");
      }
    }
    Matcher variable = VARIABLE.matcher(path);
    while (variable.find()) {
      check(inPath.contains(variable.group(1)), name + " does not describe " + variable.group());
    }
  }

  private void answers(String name, String path, JsonNode operation) {
    Set<String> statuses = new HashSet<>();
    for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
      statuses.add(answer.getKey());
      String described = name + "'s answer " + answer.getKey();
      JsonNode response = resolved(answer.getValue());
      check(
          response.path("description").isTextual()
              && !response.path("description").asText().endsWith(" response"),
          described + " has no description: give its record javadoc, or say it in api.yaml");
      check(response.path("headers").has("X-Request-Id"), described + " has no X-Request-Id");
      if (answer.getKey().compareTo("400") >= 0) {
        JsonNode problem = response.path("content").path("application/problem+json");
        check(problem.has("examples"), described + " is no problem document with an example");
      } else if (response.path("content").has("application/json")) {
        check(
            response.path("content").path("application/json").has("example"),
            described + " has no example: put a real one into examples/" + name + ".json");
      }
    }
    check(
        operation.path("deprecated").asBoolean()
            || statuses.stream().anyMatch(status -> status.startsWith("2")),
        name + " never succeeds");
    check(statuses.contains("500"), name + " never fails");
    if (!operation.path("security").isEmpty()) {
      check(statuses.containsAll(Set.of("401", "403")), name + " lets everybody in");
    }
    if (path.contains("{")) {
      check(statuses.contains("404"), name + " finds everything");
    }
  }

  private JsonNode resolved(JsonNode object) {
    return object instanceof ObjectNode && object.has("$ref")
        ? document.at(object.path("$ref").asText().substring(1))
        : object;
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
