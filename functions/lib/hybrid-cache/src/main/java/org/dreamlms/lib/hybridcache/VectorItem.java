package org.dreamlms.lib.hybridcache;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The vector as an item; its drawing is at {@link EpochVector}. With eight digits in each bucket it
 * has less than 4,096 bytes: a strong read costs 1 RCU, a write 4 WCU.
 */
final class VectorItem {
  static final String ID = "id";
  static final String SEQUENCE = "q";
  static final String EXACT_FROM = "x";
  static final String ALL = "all";
  static final String ALL_HARD = "allh";
  static final String DOWN = "down";

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

  private static final String[] BUCKETS = buckets();

  private VectorItem() {}

  /** The first of both characters is a digit, so that no bucket is called {@code id}. */
  static String bucket(int place) {
    return BUCKETS[place];
  }

  static Map<String, AttributeValue> of(String pk, EpochVector vector) {
    Map<String, AttributeValue> item = new HashMap<>(Item.key(pk));
    item.put(ID, Item.text(vector.incarnation()));
    item.put(SEQUENCE, Item.number(vector.sequence()));
    item.put(EXACT_FROM, Item.number(vector.exactFrom()));
    item.put(ALL, Item.number(vector.all()));
    item.put(ALL_HARD, Item.number(vector.allHard()));
    item.put(DOWN, Item.number(vector.downUntil()));
    for (int place = 0; place < EpochVector.SIZE; place++) {
      if (vector.bucket(place) != 0) {
        item.put(bucket(place), Item.number(vector.bucket(place)));
      }
    }
    return item;
  }

  /** Null when it is no vector, or counts what cannot be: something later than the last. */
  static @Nullable EpochVector read(Item item) {
    try {
      long sequence = item.readNumber(SEQUENCE);
      long[] buckets = new long[EpochVector.SIZE];
      for (int place = 0; place < EpochVector.SIZE; place++) {
        buckets[place] = counted(item, bucket(place), sequence);
      }
      String incarnation = item.readText(ID);
      return incarnation.isBlank()
          ? null
          : new EpochVector(
              incarnation,
              sequence,
              item.readNumberOrZero(EXACT_FROM),
              counted(item, ALL, sequence),
              counted(item, ALL_HARD, sequence),
              item.readNumberOrZero(DOWN),
              buckets);
    } catch (DamagedItem damaged) {
      return null;
    }
  }

  private static long counted(Item item, String name, long sequence) {
    long value = item.readNumberOrZero(name);
    if (value > sequence) {
      throw new DamagedItem(name);
    }
    return value;
  }

  private static String[] buckets() {
    String[] names = new String[EpochVector.SIZE];
    for (int place = 0; place < names.length; place++) {
      names[place] =
          new String(
              new char[] {
                DIGITS.charAt(place / DIGITS.length()), DIGITS.charAt(place % DIGITS.length())
              });
    }
    return names;
  }
}
