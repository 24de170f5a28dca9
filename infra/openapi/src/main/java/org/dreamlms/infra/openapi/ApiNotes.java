package org.dreamlms.infra.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What people wrote down about the API and no code says: {@code api.yaml}, and a real answer of
 * each operation in {@code examples/}. The parts of api.yaml are described in itself.
 */
record ApiNotes(ObjectNode tree) {

  static ApiNotes read() {
    try (InputStream file = resource("api.yaml").orElseThrow()) {
      Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      return new ApiNotes(Trees.JSON.valueToTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Members of the document as they stand: info, servers, tags. */
  JsonNode document(String member) {
    return tree.path("document").path(member);
  }

  /** What is laid over the merged components. */
  ObjectNode components() {
    return Trees.child(tree, "components");
  }

  /** Name in the document by name in the code, where the two differ. */
  Optional<String> schemaName(String inCode) {
    return Optional.ofNullable(tree.path("schema-names").get(inCode)).map(JsonNode::textValue);
  }

  /** What is laid over an operation, {@code problems} and {@code kept} aside. */
  ObjectNode operation(String operationId) {
    return tree.path("operations").get(operationId) instanceof ObjectNode notes
        ? notes
        : Trees.object();
  }

  /** Whether a client may keep what a GET shows, and ask by its tag whether it is still so. */
  boolean isKept(String operationId) {
    return operation(operationId).path("kept").asBoolean(true);
  }

  List<String> operations() {
    List<String> ids = new ArrayList<>();
    tree.path("operations").fieldNames().forEachRemaining(ids::add);
    return ids;
  }

  List<String> problemsOf(String occasion) {
    return texts(tree.path("problems-of").path(occasion));
  }

  List<String> problemsOfOperation(String operationId) {
    return texts(operation(operationId).path("problems"));
  }

  /** Kinds of problem by the last part of their type's address. */
  JsonNode problems() {
    return tree.path("problems");
  }

  /** A real answer of the operation. */
  Optional<JsonNode> example(String operationId) {
    Optional<InputStream> found = resource("examples/" + operationId + ".json");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream file = found.get()) {
      return Optional.of(Trees.JSON.readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<InputStream> resource(String name) {
    return Optional.ofNullable(ApiNotes.class.getResourceAsStream(name));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.textValue()));
    return texts;
  }
}
