package org.dreamlms.infra.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one OpenAPI 3.1 document of the API.
 *
 * <p>Addresses, parameters and shapes come from the documents that the compiler wrote of each
 * function, roles from the class files, the rest from {@code api.yaml}. Where two functions name a
 * shape alike, it must be the same.
 */
public final class ApiDocument {
  private final ObjectNode tree;

  private ApiDocument(ObjectNode tree) {
    this.tree = tree;
  }

  /**
   * Merges what the build wrote.
   *
   * @param functions directories of functions; those that answer no requests may be among them
   * @throws IllegalStateException with a sentence that says what does not fit
   */
  public static ApiDocument of(List<Path> functions) {
    return merge(
        functions.stream().map(FunctionDocument::read).flatMap(Optional::stream).toList(),
        ApiNotes.read());
  }

  static ApiDocument merge(List<FunctionDocument> functions, ApiNotes notes) {
    ObjectNode tree = Trees.object();
    tree.put("openapi", "3.1.1");
    for (String member : List.of("info", "servers", "tags")) {
      tree.set(member, notes.document(member));
    }
    ObjectNode paths = Trees.object();
    ObjectNode components = Trees.object();
    ObjectNode schemas = components.putObject("schemas");
    OperationWriter writer =
        new OperationWriter(
            notes, schemas, new ProblemAnswers(notes, components.putObject("responses")));
    for (FunctionDocument function : functions) {
      ObjectNode document = function.ready(notes::schemaName);
      addSchemas(schemas, document, function.function());
      for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
        addPath(paths, path, function, writer);
      }
    }
    Trees.overlay(components, notes.components());
    tree.set("paths", Trees.sorted(paths));
    tree.set("components", components);
    dropUnused(tree, components);
    components
        .properties()
        .forEach(kind -> kind.setValue(Trees.sorted((ObjectNode) kind.getValue())));
    return new ApiDocument(tree);
  }

  /** Operations that api.yaml says something about: each must exist. */
  public static List<String> notedOperations() {
    return ApiNotes.read().operations();
  }

  /** Kinds of problem, with their status and title, by the last part of their type. */
  public static JsonNode problems() {
    return ApiNotes.read().problems();
  }

  /** A copy of the document. */
  public JsonNode tree() {
    return tree.deepCopy();
  }

  /** As files hold it. */
  public String text() {
    return Trees.text(tree);
  }

  /** The same for whoever it is served to: what they try goes to where the document came from. */
  public byte[] servedFromItsOwnOrigin() {
    ObjectNode served = tree.deepCopy();
    served.putArray("servers").addObject().put("url", "/").put("description", "This server");
    return Trees.text(served).getBytes(StandardCharsets.UTF_8);
  }

  private static void addPath(
      ObjectNode paths,
      Map.Entry<String, JsonNode> path,
      FunctionDocument function,
      OperationWriter writer) {
    ObjectNode item = Trees.child(paths, path.getKey());
    for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
      String verb = operation.getKey();
      if (item.has(verb)) {
        throw new IllegalStateException("Two functions document " + verb + " " + path.getKey());
      }
      item.set(
          verb,
          writer.write(
              (ObjectNode) operation.getValue(),
              function.function(),
              function.endpoint(verb, path.getKey()),
              path.getKey()));
    }
  }

  private static void addSchemas(ObjectNode schemas, ObjectNode document, String function) {
    for (Map.Entry<String, JsonNode> schema :
        document.path("components").path("schemas").properties()) {
      JsonNode known = schemas.get(schema.getKey());
      if (known != null && !known.equals(schema.getValue())) {
        throw new IllegalStateException(
            schema.getKey()
                + " of "
                + function
                + " is not the shape that another function names so: give one of them another name"
                + " in schema-names of api.yaml");
      }
      schemas.set(schema.getKey(), schema.getValue());
    }
  }

  /** Until nothing is left that nobody refers to: a dropped shape may have been the last to. */
  private static void dropUnused(ObjectNode tree, ObjectNode components) {
    boolean dropped = true;
    while (dropped) {
      Set<String> used = new HashSet<>();
      Trees.visit(tree, object -> used.add(object.path("$ref").asText()));
      dropped = false;
      for (String kind : List.of("schemas", "responses", "headers", "parameters")) {
        if (components.get(kind) instanceof ObjectNode named) {
          dropped |=
              named
                  .properties()
                  .removeIf(entry -> !used.contains("#/components/" + kind + "/" + entry.getKey()));
        }
      }
    }
  }
}
