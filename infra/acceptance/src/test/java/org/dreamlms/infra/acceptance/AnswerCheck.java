package org.dreamlms.infra.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dreamlms.infra.openapi.ApiDocument;

/**
 * Holds a real answer against the API's document: its status, its type, its headers, and every
 * member of its body. The document lets shapes grow, a journey does not: a member that nobody
 * described is as wrong as one that is missing.
 *
 * <p>Answers of the gateway itself (no such route, a preflight, a limit of the platform), of bare
 * invocations and of the stand-in for DCS are not in the document and are let through.
 */
final class AnswerCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private static final AnswerCheck OF_THE_CODE = new AnswerCheck(ApiDocument.of(functions()));

  private final JsonNode document;
  private final List<Place> places = new ArrayList<>();
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /**
   * An address of the document.
   *
   * @param pattern what requests for it look like
   */
  private record Place(String path, Pattern pattern) {}

  AnswerCheck(ApiDocument api) {
    this.document = closed(api.tree());
    document.path("paths").fieldNames().forEachRemaining(path -> places.add(place(path)));
    // An address without variables is meant before one with, as a gateway chooses.
    places.sort(
        Comparator.comparing((Place place) -> place.path().chars().filter(c -> c == '{').count())
            .thenComparing(place -> -place.path().length()));
  }

  /** By the document of the functions as they are built now. */
  static AnswerCheck ofTheCode() {
    return OF_THE_CODE;
  }

  private static List<Path> functions() {
    Path root = Path.of(System.getProperty("dreamlms.root", "../.."));
    try (Stream<Path> directories = Files.list(root.resolve("functions"))) {
      return directories.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with every difference at once. */
  void check(String verb, URI address, HttpResponse<byte[]> answer) {
    boolean ofGateway =
        answer.headers().firstValue("X-Local-Environment").orElse("").equals("gateway");
    String path = address.getRawPath();
    if (ofGateway || path.startsWith("/_events/") || path.startsWith("/_control/")) {
      return;
    }
    List<String> differences = differences(verb, path, answer);
    if (!differences.isEmpty()) {
      throw new AssertionError(
          verb
              + " "
              + path
              + " answers "
              + answer.statusCode()
              + " otherwise than the API's document says: "
              + String.join("; ", differences));
    }
  }

  private List<String> differences(String verb, String path, HttpResponse<byte[]> answer) {
    Optional<JsonNode> operation = operation(verb.toLowerCase(Locale.ROOT), path);
    if (operation.isEmpty()) {
      return List.of("it is not documented");
    }
    String status = Integer.toString(answer.statusCode());
    JsonNode response = resolved(operation.get().path("responses").path(status));
    if (response.isMissingNode()) {
      return List.of("the status is not documented");
    }
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      boolean sent = answer.headers().firstValue(header.getKey()).isPresent();
      if (!sent && resolved(header.getValue()).path("required").asBoolean()) {
        differences.add("the header " + header.getKey() + " is missing");
      }
    }
    body(response.path("content"), answer).forEach(differences::add);
    return differences;
  }

  private List<String> body(JsonNode content, HttpResponse<byte[]> answer) {
    if (content.isEmpty()) {
      return answer.body().length == 0 ? List.of() : List.of("it has a body");
    }
    String type =
        answer.headers().firstValue("Content-Type").orElse("none").replaceFirst(" *;.*", "");
    String range = type.replaceFirst("/.*", "/*");
    JsonNode medium =
        List.of(type, range, "*/*").stream()
            .map(content::path)
            .filter(found -> !found.isMissingNode())
            .findFirst()
            .orElse(content.path(type));
    if (medium.isMissingNode()) {
      return List.of("the content type " + type + " is not documented");
    }
    // A file of a book may be JSON too; then nothing says what is in it.
    boolean described = type.endsWith("json") && medium.hasNonNull("schema");
    return described ? json(medium.path("schema"), answer.body()) : List.of();
  }

  private List<String> json(JsonNode schema, byte[] body) {
    try {
      return schema(schema).validate(JSON.readTree(body)).stream()
          .map(error -> error.getInstanceLocation() + " " + error.getMessage())
          .toList();
    } catch (IOException e) {
      return List.of("it is no JSON");
    }
  }

  private Schema schema(JsonNode schema) {
    return schemas.computeIfAbsent(
        schema.toString(),
        ignored -> {
          ObjectNode whole = schema.deepCopy();
          whole.set("components", document.path("components"));
          return SCHEMAS.getSchema(whole);
        });
  }

  private Optional<JsonNode> operation(String verb, String path) {
    String plain =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return places.stream()
        .filter(place -> place.pattern().matcher(plain).matches())
        .map(place -> document.path("paths").path(place.path()).path(verb))
        .filter(operation -> !operation.isMissingNode())
        .findFirst();
  }

  /** The path of a file may hold slashes; no other variable does. */
  private static Place place(String path) {
    String regex =
        Pattern.quote(path)
            .replaceAll("\\{path}\\\\E$", "\\\\E.+")
            .replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
    return new Place(path, Pattern.compile(regex));
  }

  private static JsonNode closed(JsonNode document) {
    for (JsonNode object : document.path("components").path("schemas").findParents("properties")) {
      if (object.path("properties").isObject() && !object.has("additionalProperties")) {
        ((ObjectNode) object).put("additionalProperties", false);
      }
    }
    return document;
  }

  private JsonNode resolved(JsonNode object) {
    return object.has("$ref")
        ? document.at(object.path("$ref").asText().substring(1).replace("%20", " "))
        : object;
  }
}
