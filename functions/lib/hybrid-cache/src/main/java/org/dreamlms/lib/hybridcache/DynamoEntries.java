package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Entries in their items; the drawing is at {@link HeaderItem}. Conditions save work, they are not
 * what keeps the cache exact: a reader checks every stamp.
 *
 * <pre>
 * read     GetItem V#                                    0.5 RCU up to 4 KB, strong 1
 *          BatchGetItem P#, unless inline or known       0.5 RCU for each 4 KB of each piece
 *          again strongly those that were not there yet  1 RCU for each 4 KB
 * headers  BatchGetItem V#, strong                       1 RCU for each
 * fill     PutItem P#, one after the other               1 WCU for each KB
 *          PutItem V#, if absent, of another             1 WCU, with an inline payload too
 *          incarnation, or of an earlier stamp or time
 * confirm  UpdateItem V# SET stamp and times, if the     1 WCU
 *          fill id is the same and the stamp, or time,
 *          not later
 * </pre>
 */
final class DynamoEntries {
  private static final String BYTES = "b";

  /**
   * A confirmation lengthens the life of the header alone, as touching pieces would cost as much as
   * writing them. After this long without a change they vanish, which is a miss.
   */
  private static final Duration PIECES_KEPT = Duration.ofDays(30);

  private final DynamoCalls calls;
  private final SharedKeys keys;
  private final BatchRead batch;

  DynamoEntries(DynamoCalls calls, SharedKeys keys) {
    this.calls = calls;
    this.keys = keys;
    this.batch = new BatchRead(calls);
  }

  @Nullable StoredEntry read(String key, @Nullable String have, boolean strong) {
    @Nullable HeaderItem header =
        HeaderItem.read(calls.get("read an entry", keys.entry(key), strong));
    if (header == null) {
      return null;
    }
    if (header.entry().fillId().equals(have)) {
      return header.entry().withPayload(null);
    }
    @Nullable Pieces pieces = header.pieces();
    if (pieces == null) {
      return header.entry();
    }
    byte @Nullable [] payload = payload(key, header.entry().fillId(), pieces, strong);
    return payload == null ? null : header.entry().withPayload(payload);
  }

  Map<String, StoredEntry> headers(Collection<String> wanted) {
    Map<String, Item> items =
        batch.all("read headers", wanted.stream().map(keys::entry).toList(), true);
    Map<String, StoredEntry> headers = new HashMap<>();
    for (String key : wanted) {
      @Nullable Item item = items.get(keys.entry(key));
      @Nullable HeaderItem header = item == null ? null : HeaderItem.read(item);
      if (header != null) {
        headers.put(key, header.entry());
      }
    }
    return headers;
  }

  boolean fill(String key, StoredEntry entry) {
    byte[] payload = Bounds.payload(entry);
    Bounds.life(entry);
    if (entry.stamp().equals(Stamp.NONE)) {
      return false;
    }
    boolean inline = payload.length <= HeaderItem.LONGEST_INLINE;
    HeaderItem header = new HeaderItem(entry, inline ? null : Pieces.of(payload));
    if (!inline) {
      write(key, entry, payload);
    }
    Map<String, AttributeValue> item = header.item(keys.entry(key));
    return switch (calls.put("fill", ifLater(item))) {
      case Written.Done ignored -> true;
      case Written.Refused refused -> {
        @Nullable HeaderItem there = HeaderItem.read(refused.there());
        if (there == null) {
          // Nobody can read it, and no condition can be relied on with it.
          yield calls.put("fill", PutItemRequest.builder().item(item)) instanceof Written.Done;
        }
        yield there.entry().fillId().equals(entry.fillId());
      }
    };
  }

  boolean confirm(String key, StoredEntry confirmed) {
    Bounds.life(confirmed);
    if (confirmed.stamp().equals(Stamp.NONE)) {
      return false;
    }
    Map<String, AttributeValue> values = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    List<String> sets = new ArrayList<>();
    HeaderItem.times(confirmed)
        .forEach(
            (name, value) -> {
              names.put("#" + name, name);
              values.put(":" + name, value);
              sets.add("#" + name + " = :" + name);
            });
    values.put(":c", Item.text(confirmed.fillId()));
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .key(Item.key(keys.entry(key)))
            .updateExpression("SET " + String.join(", ", sets))
            .conditionExpression("c = :c AND (id <> :id OR s < :s OR (s = :s AND w <= :w))")
            .expressionAttributeNames(names)
            .expressionAttributeValues(values);
    return calls.update("confirm", update) instanceof Written.Done;
  }

  private static PutItemRequest.Builder ifLater(Map<String, AttributeValue> item) {
    return PutItemRequest.builder()
        .item(item)
        .conditionExpression(
            "attribute_not_exists(pk) OR id <> :id OR s < :s OR (s = :s AND w < :w)")
        .expressionAttributeValues(
            Map.of(
                ":id",
                attribute(item, "id"),
                ":s",
                attribute(item, "s"),
                ":w",
                attribute(item, "w")))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return item.getOrDefault(name, AttributeValue.fromNul(true));
  }

  private void write(String key, StoredEntry entry, byte[] payload) {
    AttributeValue ttl = Item.number(HeaderItem.expiry(entry, PIECES_KEPT));
    List<byte[]> pieces = Pieces.cut(payload);
    for (int n = 0; n < pieces.size(); n++) {
      Map<String, AttributeValue> item =
          new HashMap<>(Item.key(keys.piece(key, entry.fillId(), n)));
      item.put(BYTES, Item.bytes(pieces.get(n)));
      item.put(Item.TTL, ttl);
      calls.put("write a payload", PutItemRequest.builder().item(item));
    }
  }

  private byte @Nullable [] payload(String key, String fillId, Pieces pieces, boolean strong) {
    try {
      List<String> names = pieces.names(keys, key, fillId);
      Map<String, Item> found = batch.all("read a payload", names, strong);
      if (found.size() < names.size() && !strong) {
        // Written before the header, but a reader may ask a replica that is behind.
        Set<String> missing = new LinkedHashSet<>(names);
        missing.removeAll(found.keySet());
        found.putAll(batch.all("read a payload", missing, true));
      }
      List<byte[]> parts = new ArrayList<>();
      for (String name : names) {
        parts.add(found.getOrDefault(name, new Item(Map.of())).readBytes(BYTES));
      }
      return pieces.joined(parts);
    } catch (DamagedItem damaged) {
      return null;
    }
  }
}
