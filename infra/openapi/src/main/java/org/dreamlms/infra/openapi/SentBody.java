package org.dreamlms.infra.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The body that the processor believes to be sent: of a method that is not GET, whatever has no
 * place of its own, and so also the caller, whom the token tells.
 */
final class SentBody {
  private static final String BODY = "requestBody";

  private SentBody() {}

  /** Takes the caller out, and the body when nothing else is in it. */
  static void withoutCaller(ObjectNode operation) {
    if (!(operation.path(BODY).get("content") instanceof ObjectNode content)) {
      return;
    }
    boolean nothing = true;
    for (JsonNode type : content) {
      ObjectNode schema = withoutCallerIn(Trees.child((ObjectNode) type, "schema"));
      ((ObjectNode) type).set("schema", schema);
      nothing &= isNothing(schema);
    }
    if (nothing) {
      operation.remove(BODY);
    }
  }

  /** Beside a body of its own the caller is the second of two parts. */
  private static ObjectNode withoutCallerIn(ObjectNode schema) {
    if (schema.get("allOf") instanceof ArrayNode parts) {
      for (JsonNode part : parts) {
        drop((ObjectNode) part);
      }
      parts.removeIf(SentBody::isNothing);
      if (parts.size() == 1) {
        return (ObjectNode) parts.get(0);
      }
    }
    drop(schema);
    return schema;
  }

  private static void drop(ObjectNode schema) {
    if (schema.get("properties") instanceof ObjectNode properties) {
      for (String name : properties.propertyStream().map(Map.Entry::getKey).toList()) {
        if (properties.path(name).path("$ref").asText().endsWith("/Caller")) {
          properties.remove(name);
          if (schema.get("required") instanceof ArrayNode required) {
            required.removeIf(one -> one.asText().equals(name));
          }
        }
      }
    }
  }

  private static boolean isNothing(JsonNode schema) {
    return schema.path("type").asText().equals("object")
        && schema.path("properties").isEmpty()
        && !schema.has("allOf")
        && !schema.has("additionalProperties");
  }
}
