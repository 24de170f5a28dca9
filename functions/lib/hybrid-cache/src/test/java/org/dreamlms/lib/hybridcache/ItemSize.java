package org.dreamlms.lib.hybridcache;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Bytes of an item as DynamoDB counts them: "DynamoDB item sizes and formats" of its developer
 * guide. Text is as long as its UTF-8, a number a byte and another for two digits, zeros at its
 * ends left out; a list 3 bytes, and one for each element.
 */
final class ItemSize {
  private ItemSize() {}

  static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(each -> utf8(each.getKey()) + of(each.getValue()))
        .sum();
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> (new BigDecimal(value.n()).stripTrailingZeros().precision() + 1) / 2 + 1;
      case B -> value.b().asByteArrayUnsafe().length;
      case L -> 3 + value.l().stream().mapToInt(each -> 1 + of(each)).sum();
      case NUL, BOOL -> 1;
      case M, SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("Not in our items: " + value);
    };
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
