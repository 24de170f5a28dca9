package org.dreamlms.lib.bookcatalog.content;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of a tree that nobody has checked: whatever stands there, the answer is a value or
 * nothing, never an exception.
 */
final class Lenient {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

  private Lenient() {}

  /** The elements of an array; none when there is no array. */
  static List<JsonNode> items(@Nullable JsonNode owner, String field) {
    JsonNode array = field(owner, field);
    if (array == null || !array.isArray()) {
      return List.of();
    }
    List<JsonNode> items = new ArrayList<>(array.size());
    array.values().forEach(items::add);
    return items;
  }

  static @Nullable JsonNode object(@Nullable JsonNode owner, String field) {
    JsonNode found = field(owner, field);
    return found != null && found.isObject() ? found : null;
  }

  /** Text for readers: a number or a truth value is as good as a string. Blank is nothing. */
  static @Nullable String text(@Nullable JsonNode owner, String field) {
    JsonNode found = field(owner, field);
    if (found == null || found.isNull() || !found.isValueNode()) {
      return null;
    }
    String text = found.isString() ? found.getStringValue() : found.coerceStringValue();
    return text.isBlank() ? null : text;
  }

  /** The first of the fields that is a string and not blank. A number is no path and no type. */
  static @Nullable String string(@Nullable JsonNode owner, String... fields) {
    for (String field : fields) {
      JsonNode found = field(owner, field);
      if (found != null && found.isString() && !found.getStringValue().isBlank()) {
        return found.getStringValue();
      }
    }
    return null;
  }

  /** The first of the fields that is a number, or a string of digits; fractions are rounded. */
  static @Nullable Integer whole(@Nullable JsonNode owner, String... fields) {
    for (String field : fields) {
      Integer found = whole(field(owner, field));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Integer whole(@Nullable JsonNode found) {
    if (found == null) {
      return null;
    }
    if (found.isString()) {
      String digits = found.getStringValue().strip();
      return WHOLE.matcher(digits).matches() ? Integer.valueOf(digits) : null;
    }
    if (!found.isNumber()) {
      return null;
    }
    // By way of double: intValueExact of 1e999999999 would build a number of a billion digits.
    double value = found.getNumberValue().doubleValue();
    return Math.abs(value) <= Integer.MAX_VALUE ? (Integer) (int) Math.round(value) : null;
  }

  private static @Nullable JsonNode field(@Nullable JsonNode owner, String field) {
    return owner != null && owner.isObject() ? owner.get(field) : null;
  }
}
