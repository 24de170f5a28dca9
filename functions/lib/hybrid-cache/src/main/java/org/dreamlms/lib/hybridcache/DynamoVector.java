package org.dreamlms.lib.hybridcache;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The vector in its item. All that counts is one write of one item, or one transaction, so DynamoDB
 * brings every invalidation into one order.
 *
 * <pre>
 * poll        GetItem E#, strong                                    1 RCU
 *   absent    PutItem if attribute_not_exists(pk)                   1 WCU more
 *   damaged   PutItem if id is as it was read                       4 WCU more
 * replace     PutItem if id = :broken                               4 WCU
 * clear       UpdateItem SET q, all [, allh] if q is a number       4 WCU
 * markOrigin  UpdateItem SET down if q is a number                  4 WCU
 * invalidate  GetItem E#, strong, and TransactWriteItems of         1 RCU
 *             E# SET q, buckets if id and q are as they were read   2 x (4 + tags) WCU
 *             and SET of every T#                                   and again from the start when
 *                                                                   somebody else was faster
 * </pre>
 */
final class DynamoVector {
  private static final int MOST_POLLS = 4;

  /**
   * Somebody gets through each time, so this many may invalidate at once. Who invalidates more
   * often bounds how often it does so at once: {@code WebhookConcurrency} of the template is at
   * most 20, which leaves ten to workers and administrators. Not bounded by the time that is left:
   * whoever comes too late then has held up others all the while, each try at its price, and a
   * delivery is better put into the queue.
   */
  static final int MOST_TRIES = 30;

  private static final String IS_VECTOR = "attribute_type(q, :number)";

  private final DynamoCalls calls;
  private final SharedKeys keys;
  private final Supplier<String> incarnations;
  private final InstantSource clock;

  DynamoVector(
      DynamoCalls calls, SharedKeys keys, Supplier<String> incarnations, InstantSource clock) {
    this.calls = calls;
    this.keys = keys;
    this.incarnations = incarnations;
    this.clock = clock;
  }

  EpochVector poll() {
    for (int tries = 1; tries <= MOST_POLLS; tries++) {
      Item item = calls.get("poll", keys.vector(), true);
      @Nullable EpochVector read = VectorItem.read(item);
      if (read != null) {
        return read;
      }
      EpochVector fresh = EpochVector.fresh(incarnations.get());
      if (calls.put("poll", inPlaceOf(item, fresh)) instanceof Written.Done) {
        return fresh;
      }
    }
    throw new SharedStoreException("poll, as the vector keeps changing");
  }

  void replace(String broken) {
    EpochVector fresh = EpochVector.fresh(incarnations.get());
    calls.put("replace", put(fresh, "id = :there", Map.of(":there", Item.text(broken))));
  }

  long clear(Invalidation kind) {
    Map<String, String> names = new HashMap<>(Map.of("#all", VectorItem.ALL));
    String expression = "SET q = q + :one, #all = q + :one";
    if (kind == Invalidation.HARD) {
      names.put("#allh", VectorItem.ALL_HARD);
      expression += ", #allh = q + :one";
    }
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .updateExpression(expression)
            .expressionAttributeNames(names)
            .expressionAttributeValues(Map.of(":one", Item.number(1), ":number", Item.text("N")))
            .returnValues(ReturnValue.UPDATED_NEW);
    return changed("clear", update).readNumber(VectorItem.SEQUENCE);
  }

  void markOrigin(long downUntil) {
    changed(
        "mark the origin",
        UpdateItemRequest.builder()
            .updateExpression("SET #down = :until")
            .expressionAttributeNames(Map.of("#down", VectorItem.DOWN))
            .expressionAttributeValues(
                Map.of(":until", Item.number(downUntil), ":number", Item.text("N"))));
  }

  long invalidate(Collection<Tag> tags, Invalidation kind, String token) {
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      EpochVector read = poll();
      if (calls.transact("invalidate", transaction(read, tags, kind, token))) {
        return read.sequence() + 1;
      }
      calls.pause().after(tries);
    }
    throw new SharedStoreException("invalidate, as too many do");
  }

  /** Makes the vector first where there is none, or one that does not count. */
  private Item changed(String operation, UpdateItemRequest.Builder update) {
    update.key(Item.key(keys.vector())).conditionExpression(IS_VECTOR);
    for (int tries = 1; tries <= MOST_POLLS; tries++) {
      if (calls.update(operation, update) instanceof Written.Done done) {
        return done.item();
      }
      poll();
    }
    throw new SharedStoreException(operation + ", as the vector keeps vanishing");
  }

  private PutItemRequest.Builder inPlaceOf(Item there, EpochVector fresh) {
    if (there.isAbsent()) {
      return PutItemRequest.builder()
          .item(VectorItem.of(keys.vector(), fresh))
          .conditionExpression("attribute_not_exists(pk)");
    }
    @Nullable AttributeValue id = there.attributes().get(VectorItem.ID);
    return id == null
        ? PutItemRequest.builder()
            .item(VectorItem.of(keys.vector(), fresh))
            .conditionExpression("attribute_not_exists(id)")
        : put(fresh, "id = :there", Map.of(":there", id));
  }

  private PutItemRequest.Builder put(
      EpochVector vector, String condition, Map<String, AttributeValue> values) {
    return PutItemRequest.builder()
        .item(VectorItem.of(keys.vector(), vector))
        .conditionExpression(condition)
        .expressionAttributeValues(values);
  }

  private TransactWriteItemsRequest.Builder transaction(
      EpochVector read, Collection<Tag> tags, Invalidation kind, String token) {
    long expiry = TagItem.expiry(clock.instant().getEpochSecond());
    long next = read.sequence() + 1;
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(write(raise(read, tags, kind)));
    for (Tag tag : tags) {
      writes.add(write(TagItem.invalidated(keys.tag(tag), read.incarnation(), next, kind, expiry)));
    }
    return TransactWriteItemsRequest.builder()
        .transactItems(writes)
        .clientRequestToken(requestToken(token, read, tags, kind, expiry));
  }

  /** Names are numbered, not spelled: an expression has 4 KB, and 99 tags nearly 300 buckets. */
  private Update.Builder raise(EpochVector read, Collection<Tag> tags, Invalidation kind) {
    // Two tags may share a bucket; an expression may not name it twice.
    TreeSet<Integer> places = new TreeSet<>();
    for (Tag tag : tags) {
      for (int place : EpochVector.places(tag, kind)) {
        places.add(place);
      }
    }
    Map<String, String> names = new HashMap<>();
    StringBuilder expression = new StringBuilder("SET q = :next");
    for (int place : places) {
      String name = "#" + names.size();
      names.put(name, VectorItem.bucket(place));
      expression.append(',').append(name).append("=:next");
    }
    return Update.builder()
        .key(Item.key(keys.vector()))
        .updateExpression(expression.toString())
        .conditionExpression("id = :id AND q = :q")
        .expressionAttributeNames(names)
        .expressionAttributeValues(
            Map.of(
                ":next", Item.number(read.sequence() + 1),
                ":q", Item.number(read.sequence()),
                ":id", Item.text(read.incarnation())));
  }

  private TransactWriteItem write(Update.Builder update) {
    return TransactWriteItem.builder().update(update.tableName(calls.table()).build()).build();
  }

  /**
   * DynamoDB takes a second request of one token for the first one, and refuses it when it differs.
   * So the token covers all that a request is made of: the same one sent again, by the SDK or after
   * a lost answer, counts once; one made anew, from a later vector, is another request.
   */
  private static String requestToken(
      String token, EpochVector read, Collection<Tag> tags, Invalidation kind, long expiry) {
    String all =
        String.join(
            "\n",
            token,
            read.incarnation(),
            Long.toString(read.sequence()),
            kind.name(),
            Long.toString(expiry),
            tags.stream().map(Tag::name).toList().toString());
    byte[] hash = Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 36);
  }
}
