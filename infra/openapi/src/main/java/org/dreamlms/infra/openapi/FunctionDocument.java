package org.dreamlms.infra.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the build wrote of one function.
 *
 * @param function name of its directory
 * @param document OpenAPI 3.0
 */
record FunctionDocument(String function, ObjectNode document, List<Endpoint> endpoints) {
  private static final String SCHEMAS = "#/components/schemas/";

  FunctionDocument {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * Reads a function's directory.
   *
   * @return empty when the function answers no requests, or is not built
   */
  static Optional<FunctionDocument> read(Path function) {
    Path document = function.resolve("target/openapi/openapi.json");
    if (!Files.exists(document)) {
      return Optional.empty();
    }
    try {
      ObjectNode tree = (ObjectNode) Trees.JSON.readTree(Files.readAllBytes(document));
      return Optional.of(
          new FunctionDocument(
              function.getFileName().toString(),
              tree,
              ControllerClasses.read(function.resolve("target/classes"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The method behind an address. */
  Endpoint endpoint(String verb, String path) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.answers(verb, path))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    function + " documents " + verb + " " + path + ", but no controller has it"));
  }

  /**
   * The document in 3.1, without what the processor believes to be sent and is not, its shapes
   * named as the merged document names them.
   *
   * @param names name in the merged document by name in the code; empty where it is the last part
   */
  ObjectNode ready(Function<String, Optional<String>> names) {
    ObjectNode ready = document.deepCopy();
    ready.set("paths", withGreedyVariables());
    ready.path("paths").forEach(path -> path.forEach(operation -> clean((ObjectNode) operation)));
    SchemaLift.lift(ready);
    ObjectNode schemas = Trees.child(Trees.child(ready, "components"), "schemas");
    ObjectNode renamed = Trees.object();
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      String name = name(schema.getKey(), names);
      if (renamed.has(name)) {
        throw new IllegalStateException(
            "Two shapes of " + function + " are named " + name + ": see schema-names of api.yaml");
      }
      renamed.set(name, schema.getValue());
    }
    Trees.child(ready, "components").set("schemas", renamed);
    Trees.visit(
        ready,
        object -> {
          String reference = object.path("$ref").asText();
          if (reference.startsWith(SCHEMAS)) {
            object.put("$ref", SCHEMAS + name(reference.substring(SCHEMAS.length()), names));
          }
        });
    return ready;
  }

  /**
   * A variable that takes the rest of an address ({@code {+path}}) is missing from the processor's
   * addresses: the code's stands instead.
   */
  private ObjectNode withGreedyVariables() {
    ObjectNode paths = Trees.object();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String address = address(operation.getKey(), path.getKey(), operation.getValue());
        Trees.child(paths, address).set(operation.getKey(), operation.getValue().deepCopy());
      }
    }
    return paths;
  }

  private String address(String verb, String path, JsonNode operation) {
    String id = operation.path("operationId").asText();
    boolean known = endpoints.stream().anyMatch(endpoint -> endpoint.answers(verb, path));
    return known
        ? path
        : endpoints.stream()
            .filter(endpoint -> endpoint.verb().equals(verb) && endpoint.operationId().equals(id))
            .flatMap(endpoint -> endpoint.paths().stream())
            .filter(address -> address.startsWith(path + "/{"))
            .findFirst()
            .orElse(path);
  }

  /** A record inside another is {@code Outer.Inner} for the processor. */
  private static String name(String inCode, Function<String, Optional<String>> names) {
    return names.apply(inCode).orElse(inCode.substring(inCode.lastIndexOf('.') + 1));
  }

  /** The caller comes from the token, and a value that is absent from an address is not null. */
  private static void clean(ObjectNode operation) {
    SentBody.withoutCaller(operation);
    if (!(operation.get("parameters") instanceof ArrayNode parameters)) {
      return;
    }
    for (int i = parameters.size() - 1; i >= 0; i--) {
      ObjectNode parameter = (ObjectNode) parameters.get(i);
      ObjectNode schema = Trees.child(parameter, "schema");
      parameter.remove("explode");
      schema.remove("nullable");
      if (schema.path("$ref").asText().endsWith("/Caller")) {
        parameters.remove(i);
      }
    }
    if (parameters.isEmpty()) {
      operation.remove("parameters");
    }
  }
}
