package org.dreamlms.lib.hybridcache;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it was read, of which nothing is believed: a later version or a hand may have written
 * it. Every method throws {@link DamagedItem} when the attribute is not what it should be.
 */
record Item(Map<String, AttributeValue> attributes) {
  static final String PK = "pk";

  /** Seconds since 1970. The table deletes the item some days after; nothing relies on that. */
  static final String TTL = "ttl";

  static Map<String, AttributeValue> key(String pk) {
    return Map.of(PK, text(pk));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue bytes(byte[] value) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(value));
  }

  boolean isAbsent() {
    return attributes.isEmpty();
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String readText(String name) {
    @Nullable String value = attribute(name).s();
    if (value == null) {
      throw new DamagedItem(name);
    }
    return value;
  }

  @Nullable String readTextOrNull(String name) {
    return has(name) ? readText(name) : null;
  }

  /** Whole and not negative: there are no others in these tables. */
  long readNumber(String name) {
    @Nullable String digits = attribute(name).n();
    if (digits == null) {
      throw new DamagedItem(name);
    }
    try {
      long value = Long.parseLong(digits);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException notWhole) {
      throw new DamagedItem(name, notWhole);
    }
    throw new DamagedItem(name);
  }

  /** 0 where it is absent. */
  long readNumberOrZero(String name) {
    return has(name) ? readNumber(name) : 0;
  }

  int readSmallNumber(String name) {
    long value = readNumber(name);
    if (value > Integer.MAX_VALUE) {
      throw new DamagedItem(name);
    }
    return (int) value;
  }

  byte[] readBytes(String name) {
    @Nullable SdkBytes value = attribute(name).b();
    if (value == null) {
      throw new DamagedItem(name);
    }
    return value.asByteArray();
  }

  /** Empty where it is absent. */
  List<String> readTexts(String name) {
    if (!has(name)) {
      return List.of();
    }
    AttributeValue list = attribute(name);
    if (!list.hasL() || list.l().stream().anyMatch(each -> each.s() == null)) {
      throw new DamagedItem(name);
    }
    return list.l().stream().map(AttributeValue::s).toList();
  }

  private AttributeValue attribute(String name) {
    @Nullable AttributeValue value = attributes.get(name);
    if (value == null) {
      throw new DamagedItem(name);
    }
    return value;
  }
}
