package org.dreamlms.infra.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Lifts the schemas of an OpenAPI 3.0 document to 3.1, which is JSON Schema 2020-12: {@code
 * nullable} becomes a type, exclusive limits become numbers, an example one of several.
 *
 * <p>The processor is asked for 3.0, since what it writes as 3.1 is wrong where a value may be null
 * (infra/docs/upstream.md).
 */
final class SchemaLift {

  private SchemaLift() {}

  /** Changes the tree itself. */
  static void lift(JsonNode document) {
    Trees.visit(document, SchemaLift::liftOne);
  }

  private static void liftOne(ObjectNode schema) {
    limit(schema, "minimum", "exclusiveMinimum");
    limit(schema, "maximum", "exclusiveMaximum");
    if (schema.path("nullable").isBoolean()) {
      boolean nullable = schema.remove("nullable").booleanValue();
      if (nullable) {
        allowNull(schema);
      }
    }
  }

  private static void limit(ObjectNode schema, String limit, String exclusive) {
    if (schema.path(exclusive).isBoolean()) {
      boolean excluded = schema.remove(exclusive).booleanValue();
      if (excluded && schema.has(limit)) {
        schema.set(exclusive, schema.remove(limit));
      }
    }
  }

  private static void allowNull(ObjectNode schema) {
    JsonNode all = schema.get("allOf");
    if (all instanceof ArrayNode only && only.size() == 1) {
      schema.remove("allOf");
      schema.putArray("anyOf").add(only.get(0)).addObject().put("type", "null");
    } else if (schema.has("$ref")) {
      ObjectNode reference = Trees.object();
      reference.set("$ref", schema.remove("$ref"));
      schema.putArray("anyOf").add(reference).addObject().put("type", "null");
    } else if (schema.path("type").isTextual()) {
      String type = schema.get("type").textValue();
      schema.putArray("type").add(type).add("null");
      if (schema.get("enum") instanceof ArrayNode values) {
        values.addNull();
      }
    }
    // Without a type anything is allowed, null too.
  }
}
