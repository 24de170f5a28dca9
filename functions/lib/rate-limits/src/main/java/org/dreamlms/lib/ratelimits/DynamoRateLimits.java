package org.dreamlms.lib.ratelimits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One item per counter and window, one conditional write per count:
 *
 * <pre>
 * pk    S  R#login-address#&lt;hash&gt;#29726880
 * hits  N  17         never above the limit: the write is conditional
 * ttl   N  1783613700 seconds since 1970, a day after the window; the table deletes it some time
 *                     later, and nothing here depends on that
 * </pre>
 *
 * A write whose answer is lost may count twice: nobody gets more than the limit.
 */
final class DynamoRateLimits implements RateLimits {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoRateLimits.class);

  private static final Duration KEPT = Duration.ofDays(1);

  private final DynamoDbClient client;
  private final String table;
  private final RemainingTime remaining;
  private final InstantSource clock;
  private final FullWindows full = new FullWindows();

  DynamoRateLimits(
      DynamoDbClient client, String table, RemainingTime remaining, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.remaining = remaining;
    this.clock = clock;
  }

  @Override
  public RateVerdict count(RateLimit limit, String key) {
    Instant now = clock.instant();
    long window = limit.windowAt(now);
    // The limit too: two of them on one door may differ in height.
    String counter = CounterKey.of(limit, key, window);
    String fullCounter = counter + "#" + limit.most();
    if (full.contains(fullCounter)) {
      return new RateVerdict.Exceeded(limit.untilNext(now));
    }
    Duration left = remaining.left();
    if (!left.isPositive()) {
      LOG.warn("No time is left to count at the door {}", limit.door());
      return new RateVerdict.NotCounted();
    }
    try {
      client.updateItem(oneMore(limit, counter, limit.endOf(window).plus(KEPT), left));
      return new RateVerdict.Within();
    } catch (ConditionalCheckFailedException reached) {
      full.add(fullCounter);
      return new RateVerdict.Exceeded(limit.untilNext(now));
    } catch (SdkException failure) {
      LOG.warn("Counters cannot be reached at the door {}", limit.door(), failure);
      return new RateVerdict.NotCounted();
    }
  }

  private UpdateItemRequest oneMore(
      RateLimit limit, String counter, Instant expiry, Duration timeout) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Map.of("pk", AttributeValue.fromS(counter)))
        .updateExpression("ADD hits :one SET #ttl = :ttl")
        .conditionExpression("attribute_not_exists(hits) OR hits < :most")
        .expressionAttributeNames(Map.of("#ttl", "ttl"))
        .expressionAttributeValues(
            Map.of(
                ":one", AttributeValue.fromN("1"),
                ":most", AttributeValue.fromN(Integer.toString(limit.most())),
                ":ttl", AttributeValue.fromN(Long.toString(expiry.getEpochSecond()))))
        .overrideConfiguration(override -> override.apiCallTimeout(timeout))
        .build();
  }
}
