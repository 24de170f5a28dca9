package org.dreamlms.lib.hybridcache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as they were written once, in DynamoDB's own JSON, by their name. */
final class GoldenItems {
  private GoldenItems() {}

  static Map<String, Map<String, AttributeValue>> read(String file) {
    try (InputStream in = GoldenItems.class.getResourceAsStream("/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("No such file: " + file);
      }
      Map<String, Map<String, AttributeValue>> items = new LinkedHashMap<>();
      for (JsonNode item : JsonNode.parser().parse(in).asArray()) {
        Map<String, AttributeValue> attributes = attributes(item);
        items.put(attributes.getOrDefault("pk", AttributeValue.fromS("")).s(), attributes);
      }
      return items;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, AttributeValue> attributes(JsonNode item) {
    return item.asObject().entrySet().stream()
        .collect(Collectors.toMap(Entry::getKey, each -> value(each.getValue())));
  }

  private static AttributeValue value(JsonNode node) {
    Entry<String, JsonNode> only = node.asObject().entrySet().iterator().next();
    JsonNode value = only.getValue();
    return switch (only.getKey()) {
      case "S" -> AttributeValue.fromS(value.asString());
      case "N" -> AttributeValue.fromN(value.asString());
      case "B" -> Item.bytes(Base64.getDecoder().decode(value.asString()));
      case "L" -> AttributeValue.fromL(value.asArray().stream().map(GoldenItems::value).toList());
      case String other -> throw new IllegalArgumentException("Not in our items: " + other);
    };
  }
}
