package org.dreamlms.lib.dcsclient;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that somebody else wrote: UTF-8 only, bounded depth, no key twice in one object, exact
 * numbers, unchangeable trees.
 *
 * <p>The size is bounded by whoever fetched the bytes, so a single string may fill them.
 */
final class JsonReader {

  private static final int DETAIL_NESTING = 20;

  private final JsonFactory factory;

  /**
   * @param nesting most levels of objects and arrays; the reader calls itself once per level
   */
  JsonReader(int nesting) {
    factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(nesting)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            // Otherwise UTF-16 and UTF-32 would pass.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // The table of names is shared by all parsers: content that nobody vouches for must not
            // fill it.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
  }

  /** Exactly one value of any kind. */
  JsonNode read(byte[] content) throws IOException {
    try (JsonParser parser =
        factory.createParser(content, start(content), content.length - start(content))) {
      if (parser.nextToken() == null) {
        throw new IOException("empty");
      }
      JsonNode root = value(parser);
      if (parser.nextToken() != null) {
        throw new IOException("more than one JSON value");
      }
      return root;
    }
  }

  /**
   * Exactly one object. What cannot be an object is refused at its first byte that is not blank, so
   * a picture is not searched for JSON.
   */
  JsonNode readObject(byte[] content) throws IOException {
    int first = start(content);
    while (first < content.length && content[first] <= ' ' && content[first] >= 0) {
      first++;
    }
    if (first == content.length || content[first] != '{') {
      throw new IOException("no JSON object");
    }
    return read(content);
  }

  static Optional<String> detail(byte[] content) {
    try {
      JsonNode detail = new JsonReader(DETAIL_NESTING).readObject(content).get("detail");
      return detail != null && detail.isString()
          ? Optional.of(detail.getStringValue())
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // plain text or HTML
    }
  }

  /** Behind the byte order mark, if there is one. */
  private static int start(byte[] content) {
    boolean mark =
        content.length >= 3
            && content[0] == (byte) 0xEF
            && content[1] == (byte) 0xBB
            && content[2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }

  private static JsonNode value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> JsonNode.createStringNode(parser.getText());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> JsonNode.createNumberNode(parser.getDecimalValue());
      case VALUE_TRUE -> JsonNode.createBooleanNode(true);
      case VALUE_FALSE -> JsonNode.createBooleanNode(false);
      case VALUE_NULL -> JsonNode.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("unexpected " + token);
    };
  }

  private static JsonNode object(JsonParser parser) throws IOException {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (members.put(name, value(parser)) != null) {
        // Readers differ in which of the two counts, so nobody knows what its writer meant.
        throw new IOException("a key stands twice in one object");
      }
    }
    return JsonNode.createObjectNode(Collections.unmodifiableMap(members));
  }

  private static JsonNode array(JsonParser parser) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return JsonNode.createArrayNode(List.copyOf(items));
  }

  private static JsonNode integer(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> JsonNode.createNumberNode(parser.getIntValue());
      case LONG -> JsonNode.createNumberNode(parser.getLongValue());
      case BIG_INTEGER, BIG_DECIMAL, FLOAT, DOUBLE ->
          JsonNode.createNumberNode(parser.getBigIntegerValue());
    };
  }

  /** Null for absent, {@code null} and anything that is no string. */
  static @Nullable String text(JsonNode object, String name) {
    JsonNode value = object.get(name);
    return value != null && value.isString() ? value.getStringValue() : null;
  }
}
