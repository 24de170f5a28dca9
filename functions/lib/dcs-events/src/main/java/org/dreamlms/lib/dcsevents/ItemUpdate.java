package org.dreamlms.lib.dcsevents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * An update expression in the making. Every attribute goes by an alias: a third of all English
 * words are reserved by DynamoDB.
 */
final class ItemUpdate {
  private final List<String> sets = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final List<String> adds = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  ItemUpdate set(String name, AttributeValue value) {
    sets.add(alias(name) + " = " + placed(value));
    return this;
  }

  /** Whatever stands there stays. */
  ItemUpdate setOnce(String name, AttributeValue value) {
    String alias = alias(name);
    sets.add(alias + " = if_not_exists(" + alias + ", " + placed(value) + ")");
    return this;
  }

  ItemUpdate remove(String name) {
    removes.add(alias(name));
    return this;
  }

  ItemUpdate add(String name, long more) {
    adds.add(alias(name) + " " + placed(AttributeValue.fromN(Long.toString(more))));
    return this;
  }

  /** A request that is complete but for table and key. */
  UpdateItemRequest.Builder request() {
    StringBuilder expression = new StringBuilder();
    part(expression, "SET ", sets);
    part(expression, " REMOVE ", removes);
    part(expression, " ADD ", adds);
    return UpdateItemRequest.builder()
        .updateExpression(expression.toString())
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }

  /**
   * The same under a condition.
   *
   * @param condition gets the names' and values' aliases from this
   */
  UpdateItemRequest.Builder requestIf(Function<ItemUpdate, String> condition) {
    String text = condition.apply(this);
    return request().conditionExpression(text);
  }

  String alias(String name) {
    String alias = "#" + name;
    names.put(alias, name);
    return alias;
  }

  String placed(AttributeValue value) {
    String place = ":v" + values.size();
    values.put(place, value);
    return place;
  }

  private static void part(StringBuilder expression, String word, List<String> parts) {
    if (!parts.isEmpty()) {
      expression.append(word).append(String.join(", ", parts));
    }
  }
}
