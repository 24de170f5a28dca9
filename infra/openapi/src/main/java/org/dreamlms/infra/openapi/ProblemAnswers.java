package org.dreamlms.infra.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which problems an operation answers: some follow from what it takes and who may call it, the
 * others its notes name. One response component for each set of problems that share a status.
 */
final class ProblemAnswers {
  private static final String BASE = "https://dreamlms.org/problems/";

  private final ApiNotes notes;
  private final ObjectNode responses;

  ProblemAnswers(ApiNotes notes, ObjectNode responses) {
    this.notes = notes;
    this.responses = responses;
  }

  void addTo(ObjectNode operation, String function, Endpoint endpoint, String path) {
    Map<Integer, Set<String>> byStatus = new TreeMap<>();
    for (String problem : problems(operation, function, endpoint, path)) {
      byStatus.computeIfAbsent(status(problem), ignored -> new TreeSet<>()).add(problem);
    }
    ObjectNode answers = Trees.child(operation, "responses");
    byStatus.forEach(
        (status, problems) ->
            answers
                .putObject(status.toString())
                .put("$ref", "#/components/responses/" + component(status, problems)));
  }

  private List<String> problems(
      ObjectNode operation, String function, Endpoint endpoint, String path) {
    List<String> problems = new ArrayList<>(notes.problemsOf("everything"));
    problems.addAll(notes.problemsOf(function));
    if (!endpoint.isOpen()) {
      problems.addAll(notes.problemsOf("token"));
    }
    if (path.contains("{")) {
      problems.addAll(notes.problemsOf("path-variable"));
    }
    if (operation.path("parameters").findValuesAsText("in").contains("query")) {
      problems.addAll(notes.problemsOf("query"));
    }
    if (operation.has("requestBody")) {
      problems.addAll(notes.problemsOf("body"));
    }
    problems.addAll(notes.problemsOfOperation(operation.path("operationId").asText()));
    return problems;
  }

  private int status(String problem) {
    JsonNode kind = notes.problems().path(problem);
    if (!kind.has("status")) {
      throw new IllegalStateException("api.yaml does not know the problem " + problem);
    }
    return kind.get("status").intValue();
  }

  private String component(int status, Set<String> problems) {
    String name = status + "." + String.join(".", problems);
    if (!responses.has(name)) {
      responses.set(name, response(status, problems));
    }
    return name;
  }

  private ObjectNode response(int status, Set<String> problems) {
    Map<String, JsonNode> kinds = new LinkedHashMap<>();
    problems.forEach(problem -> kinds.put(problem, notes.problems().path(problem)));
    ObjectNode response = Trees.object();
    response.put(
        "description",
        String.join(
            "; ", kinds.values().stream().map(kind -> kind.path("title").asText()).toList()));
    ObjectNode headers = response.putObject("headers");
    header(headers, "X-Request-Id");
    if (status == 401) {
      header(headers, "WWW-Authenticate");
    }
    if (status == 416) {
      header(headers, "Content-Range");
    }
    if (status == 429 || status == 503) {
      header(headers, "Retry-After");
    }
    ObjectNode content = response.putObject("content").putObject("application/problem+json");
    content.putObject("schema").put("$ref", "#/components/schemas/Problem");
    ObjectNode examples = content.putObject("examples");
    kinds.forEach(
        (problem, kind) -> examples.putObject(problem).set("value", value(problem, kind)));
    return response;
  }

  private static void header(ObjectNode headers, String name) {
    headers.putObject(name).put("$ref", "#/components/headers/" + name);
  }

  private static ObjectNode value(String problem, JsonNode kind) {
    ObjectNode value = Trees.object();
    value.put("type", BASE + problem);
    value.set("title", kind.path("title"));
    value.set("status", kind.path("status"));
    value.put("detail", kind.path("detail").asText(kind.path("title").asText()));
    value.put("instance", "urn:request:6d5c1a2e-6f0b-4a43-9a63-1f2f0f6f3c11");
    for (String sometimes : List.of("retry_after", "errors")) {
      if (kind.has(sometimes)) {
        value.set(sometimes, kind.get(sometimes));
      }
    }
    return value;
  }
}
