package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counters in the cache's table, one item for each minute and shard, gone two days later:
 *
 * <pre>
 * pk         S   S#main#29543760#5     namespace, minute since 1970, shard
 * e          SS  environments          8 characters each
 * a/b        N   counters              every attribute whose name has a slash
 * ttl        N
 * </pre>
 *
 * <p>Eight shards, so that a thousand environments that write every 10 s, 100 writes a second, stay
 * far below the 1,000 units a second of one item. With a thousand, an item has some 125 names of
 * environments: 1 KB.
 */
final class DynamoStatistics implements StatisticsStore {
  static final int SHARDS = 8;

  private static final Logger LOG = LoggerFactory.getLogger(DynamoStatistics.class);
  private static final String ENVIRONMENTS = "e";
  private static final Duration KEPT = Duration.ofDays(2);

  private final DynamoCalls calls;
  private final SharedKeys keys;

  DynamoStatistics(DynamoCalls calls, String namespace) {
    this.calls = calls;
    keys = new SharedKeys(namespace);
  }

  @Override
  public Added add(long minute, String environment, Map<String, Long> deltas) {
    try {
      calls.update("add statistics", addition(minute, environment, deltas));
      return Added.YES;
    } catch (SharedStoreException failure) {
      LOG.warn("What was counted could not be added to the statistics", failure);
      return refused(failure.getCause()) ? Added.NO : Added.UNKNOWN;
    }
  }

  /** Not sent for want of time, or sent back: throttled, no such table, no permission. */
  private static boolean refused(@Nullable Throwable cause) {
    return cause == null
        || (cause instanceof AwsServiceException answered && answered.statusCode() < 500);
  }

  private UpdateItemRequest.Builder addition(
      long minute, String environment, Map<String, Long> deltas) {
    Map<String, String> names = new HashMap<>(Map.of("#ttl", Item.TTL, "#e", ENVIRONMENTS));
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":ttl", Item.number(minute * 60 + KEPT.toSeconds()));
    values.put(":e", AttributeValue.fromSs(List.of(environment)));
    StringBuilder expression = new StringBuilder("SET #ttl = :ttl ADD #e :e");
    int i = 0;
    for (Map.Entry<String, Long> delta : deltas.entrySet()) {
      names.put("#" + i, delta.getKey());
      values.put(":" + i, Item.number(delta.getValue()));
      expression.append(", #").append(i).append(" :").append(i);
      i++;
    }
    return UpdateItemRequest.builder()
        .key(Item.key(keys.statistics(minute, shard(environment))))
        .updateExpression(expression.toString())
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }

  @Override
  public List<MinuteSum> read(long fromMinute, long toMinute) {
    List<String> names = new ArrayList<>();
    for (long minute = fromMinute; minute <= toMinute; minute++) {
      for (int shard = 0; shard < SHARDS; shard++) {
        names.add(keys.statistics(minute, shard));
      }
    }
    Map<String, Item> items = new BatchRead(calls).all("read statistics", names, true);
    List<MinuteSum> sums = new ArrayList<>();
    for (long minute = fromMinute; minute <= toMinute; minute++) {
      Set<String> environments = new HashSet<>();
      Map<String, Long> counters = new HashMap<>();
      for (int shard = 0; shard < SHARDS; shard++) {
        @Nullable Item item = items.get(keys.statistics(minute, shard));
        if (item != null) {
          take(item, environments, counters);
        }
      }
      if (!environments.isEmpty() || !counters.isEmpty()) {
        sums.add(new MinuteSum(minute, environments, counters));
      }
    }
    return sums;
  }

  /** What is not of this version, or damaged, is left out. */
  private static void take(Item item, Set<String> environments, Map<String, Long> counters) {
    item.attributes()
        .forEach(
            (name, value) -> {
              if (name.equals(ENVIRONMENTS) && value.hasSs()) {
                environments.addAll(value.ss());
              } else if (name.indexOf('/') >= 0 && value.n() != null) {
                whole(value.n(), number -> counters.merge(name, number, Long::sum));
              }
            });
  }

  private static void whole(String digits, LongConsumer taken) {
    try {
      taken.accept(Long.parseLong(digits));
    } catch (NumberFormatException damaged) {
      LOG.warn("A counter of the statistics cannot be read and is left out");
    }
  }

  private static int shard(String environment) {
    return Math.floorMod(environment.hashCode(), SHARDS);
  }
}
