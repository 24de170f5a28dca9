package org.dreamlms.lib.hybridcache;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Who may fetch a key:
 *
 * <pre>
 * pk   S  L#dcs#book:7
 * o    S  owner
 * u    N  ms since 1970, until when
 * ttl  N  seconds since 1970, an hour after that
 *
 * lease      UpdateItem SET o, u unless u is between now and a minute from now, for another   1 WCU
 * take over  UpdateItem SET o, u if u is what it was                                         1 WCU
 * keep       UpdateItem SET u if o is the same                                               1 WCU
 * release    DeleteItem if o is the same                                                     1 WCU
 * </pre>
 *
 * <p>An end that is no number, or further off than a lease can be, binds nobody: else a clock gone
 * wrong once could keep a key from being fetched for as long as it was wrong by.
 */
final class DynamoLeases {
  private static final String UNTIL = "u";

  private final DynamoCalls calls;
  private final SharedKeys keys;

  DynamoLeases(DynamoCalls calls, SharedKeys keys) {
    this.calls = calls;
    this.keys = keys;
  }

  LeaseVerdict lease(String key, String owner, long now, long until) {
    Bounds.lease(now, until);
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .key(Item.key(keys.lease(key)))
            .updateExpression("SET o = :owner, u = :until, #ttl = :ttl")
            .conditionExpression(
                "attribute_not_exists(pk) OR o = :owner OR NOT (u BETWEEN :now AND :far)")
            .expressionAttributeNames(Map.of("#ttl", Item.TTL))
            .expressionAttributeValues(
                Map.of(
                    ":owner", Item.text(owner),
                    ":until", Item.number(until),
                    ":now", Item.number(now),
                    ":far", Item.number(now + SharedStore.LONGEST_LEASE.toMillis()),
                    ":ttl", Item.number(expiry(until))))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    return switch (calls.update("lease", update)) {
      case Written.Done ignored -> new LeaseVerdict.Yours();
      // The condition says that it is a number, but not that it is whole.
      case Written.Refused(Item there) -> new LeaseVerdict.Theirs(untilOf(there, now));
    };
  }

  boolean takeOver(String key, String owner, long over, long until) {
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .key(Item.key(keys.lease(key)))
            .updateExpression("SET o = :owner, u = :until, #ttl = :ttl")
            // The owner's, when the answer to his first try was lost.
            .conditionExpression("u = :over OR o = :owner")
            .expressionAttributeNames(Map.of("#ttl", Item.TTL))
            .expressionAttributeValues(
                Map.of(
                    ":owner", Item.text(owner),
                    ":over", Item.number(over),
                    ":until", Item.number(until),
                    ":ttl", Item.number(expiry(until))));
    return calls.update("take over a lease", update) instanceof Written.Done;
  }

  boolean keep(String key, String owner, long until) {
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .key(Item.key(keys.lease(key)))
            .updateExpression("SET u = :until, #ttl = :ttl")
            .conditionExpression("o = :owner")
            .expressionAttributeNames(Map.of("#ttl", Item.TTL))
            .expressionAttributeValues(
                Map.of(
                    ":owner", Item.text(owner),
                    ":until", Item.number(until),
                    ":ttl", Item.number(expiry(until))));
    return calls.update("keep a lease", update) instanceof Written.Done;
  }

  void release(String key, String owner) {
    calls.delete(
        "release a lease",
        DeleteItemRequest.builder()
            .key(Item.key(keys.lease(key)))
            .conditionExpression("o = :owner")
            .expressionAttributeValues(Map.of(":owner", Item.text(owner))));
  }

  private static long untilOf(Item there, long now) {
    try {
      return there.readNumber(UNTIL);
    } catch (DamagedItem damaged) {
      return now;
    }
  }

  private static long expiry(long until) {
    return until / 1000 + 3_600;
  }
}
