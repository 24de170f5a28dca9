package org.dreamlms.lib.dcsclient;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way back of {@link JsonReader}. */
final class JsonWriter {

  private JsonWriter() {}

  static String write(JsonNode node) {
    List<String> parts = new ArrayList<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.entries()) {
        parts.add(JsonText.quoted(entry.getKey()) + ":" + write(entry.getValue()));
      }
      return "{" + String.join(",", parts) + "}";
    }
    if (node.isArray()) {
      node.values().forEach(item -> parts.add(write(item)));
      return "[" + String.join(",", parts) + "]";
    }
    return node.isString()
        ? JsonText.quoted(node.getStringValue())
        : String.valueOf(node.getValue());
  }
}
