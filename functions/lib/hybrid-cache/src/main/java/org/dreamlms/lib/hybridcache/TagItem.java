package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * When exactly a tag was invalidated:
 *
 * <pre>
 * pk   S  T#dcs#book:7
 * id   S  incarnation   in which s was counted
 * s    N  sequence      of the last invalidation
 * di   S  incarnation   in which d was counted; absent before the first hard one
 * d    N  sequence      of the last hard invalidation
 * ttl  N  seconds since 1970, longer than any entry lives that this might refuse
 * </pre>
 *
 * <p>Each sequence names its own incarnation, so that a soft invalidation neither has to know the
 * item nor takes {@code d} of an earlier life for its own.
 */
final class TagItem {
  private static final String ID = "id";
  private static final String SEQUENCE = "s";
  private static final String HARD_ID = "di";
  private static final String HARD = "d";

  /**
   * What was invalidated longer ago is forgotten, so this must be longer than {@link
   * SharedStore#LONGEST_LIFE} of an entry that was fetched before.
   */
  private static final Duration KEPT = SharedStore.LONGEST_LIFE.multipliedBy(2);

  /** What cannot be read was invalidated just now: that refuses too much, never too little. */
  private static final TagSequence UNREADABLE = new TagSequence(Long.MAX_VALUE, Long.MAX_VALUE);

  private TagItem() {}

  /** In whole days, so that tries of one invalidation are alike. */
  static long expiry(long nowSeconds) {
    long day = Duration.ofDays(1).toSeconds();
    return (nowSeconds / day + 1) * day + KEPT.toSeconds();
  }

  static Update.Builder invalidated(
      String pk, String incarnation, long sequence, Invalidation kind, long expiry) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":id", Item.text(incarnation));
    values.put(":s", Item.number(sequence));
    values.put(":ttl", Item.number(expiry));
    return Update.builder()
        .key(Item.key(pk))
        .updateExpression(
            switch (kind) {
              case SOFT -> "SET id = :id, s = :s, #ttl = :ttl";
              case HARD -> "SET id = :id, s = :s, di = :id, d = :s, #ttl = :ttl";
            })
        .expressionAttributeNames(Map.of("#ttl", Item.TTL))
        .expressionAttributeValues(values);
  }

  /** Null when another incarnation counted: it may be a later one than the given. */
  static @Nullable TagSequence read(Item item, String incarnation) {
    try {
      if (!item.readText(ID).equals(incarnation)) {
        return null;
      }
      long soft = item.readNumber(SEQUENCE);
      long hard = incarnation.equals(item.readTextOrNull(HARD_ID)) ? item.readNumber(HARD) : 0;
      return hard > soft ? UNREADABLE : new TagSequence(soft, hard);
    } catch (DamagedItem damaged) {
      return UNREADABLE;
    }
  }
}
