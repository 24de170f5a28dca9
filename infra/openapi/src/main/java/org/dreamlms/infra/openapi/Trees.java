package org.dreamlms.infra.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What is done to JSON here, whatever it means. */
final class Trees {
  static final ObjectMapper JSON = new ObjectMapper();

  private Trees() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** The object at this name, made when it is absent. */
  static ObjectNode child(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode object ? object : parent.putObject(name);
  }

  /**
   * Lays one object over another: objects meet member by member, parameters one by one by place and
   * name, anything else is replaced, and null takes away.
   */
  static void overlay(ObjectNode target, ObjectNode over) {
    over.properties()
        .forEach(
            entry -> {
              JsonNode old = target.get(entry.getKey());
              JsonNode value = entry.getValue();
              if (value.isNull()) {
                target.remove(entry.getKey());
              } else if (old instanceof ObjectNode oldObject
                  && value instanceof ObjectNode object) {
                overlay(oldObject, object);
              } else if (entry.getKey().equals("parameters")
                  && old instanceof ArrayNode oldArray
                  && value instanceof ArrayNode array) {
                array.forEach(parameter -> overlayParameter(oldArray, (ObjectNode) parameter));
              } else {
                target.set(entry.getKey(), value.deepCopy());
              }
            });
  }

  private static void overlayParameter(ArrayNode parameters, ObjectNode over) {
    for (JsonNode parameter : parameters) {
      if (parameter.path("name").equals(over.path("name"))
          && parameter.path("in").equals(over.path("in"))
          && over.has("name")) {
        overlay((ObjectNode) parameter, over);
        return;
      }
    }
    parameters.add(over.deepCopy());
  }

  /** Every object in the tree, outer ones first. */
  static void visit(JsonNode tree, Consumer<ObjectNode> visitor) {
    if (tree instanceof ObjectNode object) {
      visitor.accept(object);
    }
    tree.forEach(below -> visit(below, visitor));
  }

  static ObjectNode sorted(ObjectNode object) {
    Map<String, JsonNode> members = new TreeMap<>();
    object.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    ObjectNode sorted = object();
    members.forEach(sorted::set);
    return sorted;
  }

  /** Indented by two, with line feeds on every system, so that files can be compared. */
  static String text(JsonNode tree) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return JSON.writer(printer).writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }
}
