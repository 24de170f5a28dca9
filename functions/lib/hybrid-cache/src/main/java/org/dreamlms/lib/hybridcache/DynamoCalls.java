package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Requests to the one table: each with a time limit, its cost made known, and every failure as a
 * {@link SharedStoreException}, since the SDK's transport throws more than the SDK's own
 * exceptions. That a condition does not hold is an answer.
 */
final class DynamoCalls implements AutoCloseable {
  /** A transaction on the item takes some 20 ms; five pauses are longer than that. */
  private static final int MOST_TRIES = 6;

  private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

  private final DynamoDbClient client;
  private final String table;
  private final TimeLimit limit;
  private final ConsumedCapacity consumed;
  private final Pause pause;

  DynamoCalls(
      DynamoDbClient client,
      String table,
      TimeLimit limit,
      ConsumedCapacity consumed,
      Pause pause) {
    this.client = client;
    this.table = table;
    this.limit = limit;
    this.consumed = consumed;
    this.pause = pause;
  }

  String table() {
    return table;
  }

  Pause pause() {
    return pause;
  }

  /** An absent item has no attributes. */
  Item get(String operation, String pk, boolean strong) {
    GetItemResponse response =
        read(
            operation,
            () ->
                client.getItem(
                    get ->
                        get.tableName(table)
                            .key(Item.key(pk))
                            .consistentRead(strong)
                            .returnConsumedCapacity(TOTAL)
                            .overrideConfiguration(limited(operation))));
    consumed.read(response.consumedCapacity().capacityUnits());
    return new Item(response.item());
  }

  BatchGetItemResponse batchGet(String operation, KeysAndAttributes keys) {
    BatchGetItemResponse response =
        read(
            operation,
            () ->
                client.batchGetItem(
                    batch ->
                        batch
                            .requestItems(Map.of(table, keys))
                            .returnConsumedCapacity(TOTAL)
                            .overrideConfiguration(limited(operation))));
    response.consumedCapacity().forEach(each -> consumed.read(each.capacityUnits()));
    return response;
  }

  Written put(String operation, PutItemRequest.Builder put) {
    return write(
        operation,
        limited -> {
          var response =
              client.putItem(
                  put.tableName(table)
                      .returnConsumedCapacity(TOTAL)
                      .overrideConfiguration(limited)
                      .build());
          consumed.written(response.consumedCapacity().capacityUnits());
          return response.attributes();
        });
  }

  Written update(String operation, UpdateItemRequest.Builder update) {
    return write(
        operation,
        limited -> {
          var response =
              client.updateItem(
                  update
                      .tableName(table)
                      .returnConsumedCapacity(TOTAL)
                      .overrideConfiguration(limited)
                      .build());
          consumed.written(response.consumedCapacity().capacityUnits());
          return response.attributes();
        });
  }

  Written delete(String operation, DeleteItemRequest.Builder delete) {
    return write(
        operation,
        limited -> {
          var response =
              client.deleteItem(
                  delete
                      .tableName(table)
                      .returnConsumedCapacity(TOTAL)
                      .overrideConfiguration(limited)
                      .build());
          consumed.written(response.consumedCapacity().capacityUnits());
          return response.attributes();
        });
  }

  /**
   * Writes several items, or none.
   *
   * @return false when a condition did not hold, or another transaction was in the way: to be made
   *     up anew from what is there now
   */
  boolean transact(String operation, TransactWriteItemsRequest.Builder transaction) {
    try {
      TransactWriteItemsResponse response =
          client.transactWriteItems(
              transaction
                  .returnConsumedCapacity(TOTAL)
                  .overrideConfiguration(limited(operation))
                  .build());
      limit.answered();
      response.consumedCapacity().forEach(each -> consumed.written(each.capacityUnits()));
      return true;
    } catch (TransactionCanceledException cancelled) {
      limit.answered();
      if (cancelled.cancellationReasons().stream().allMatch(DynamoCalls::passes)) {
        return false;
      }
      throw new SharedStoreException(operation, cancelled);
    } catch (TransactionInProgressException busy) {
      return false;
    } catch (RuntimeException failure) {
      throw failed(operation, failure);
    }
  }

  private static boolean passes(CancellationReason reason) {
    return switch (reason.code()) {
      case "None", "ConditionalCheckFailed", "TransactionConflict" -> true;
      case String other -> false;
    };
  }

  private <T> T read(String operation, Supplier<T> request) {
    try {
      T response = request.get();
      limit.answered();
      return response;
    } catch (RuntimeException failure) {
      throw failed(operation, failure);
    }
  }

  private Written write(
      String operation,
      Function<AwsRequestOverrideConfiguration, Map<String, AttributeValue>> request) {
    for (int tries = 1; ; tries++) {
      try {
        Map<String, AttributeValue> attributes = request.apply(limited(operation));
        limit.answered();
        return new Written.Done(new Item(attributes));
      } catch (ConditionalCheckFailedException refused) {
        limit.answered();
        consumed.written(1);
        return new Written.Refused(new Item(refused.hasItem() ? refused.item() : Map.of()));
      } catch (TransactionConflictException busy) {
        if (tries == MOST_TRIES) {
          throw failed(operation, busy);
        }
      } catch (RuntimeException failure) {
        throw failed(operation, failure);
      }
      pause.after(tries);
    }
  }

  private AwsRequestOverrideConfiguration limited(String operation) {
    Duration whole = limit.forNext(operation);
    Duration attempt = limit.forAttempt(whole);
    AwsRequestOverrideConfiguration.Builder limited =
        AwsRequestOverrideConfiguration.builder().apiCallTimeout(whole);
    return attempt.equals(whole) ? limited.build() : limited.apiCallAttemptTimeout(attempt).build();
  }

  private SharedStoreException failed(String operation, RuntimeException failure) {
    if (failure instanceof SharedStoreException ours) {
      return ours;
    }
    if (failure instanceof AwsServiceException) {
      limit.answered();
    }
    return new SharedStoreException(operation, failure);
  }

  @Override
  public void close() {
    client.close();
  }
}
