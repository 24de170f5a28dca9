package org.dreamlms.lib.dcsevents;

import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Requests to the table of events, each within its time. */
record TableCalls(DynamoDbClient client, String table, TimeLimit limit) implements AutoCloseable {

  /** As of the last write; empty where there is none. */
  Map<String, AttributeValue> item(String operation, Map<String, AttributeValue> key) {
    return asked(
        operation,
        limited ->
            client
                .getItem(
                    get ->
                        get.tableName(table)
                            .key(key)
                            .consistentRead(true)
                            .overrideConfiguration(limited))
                .item());
  }

  /**
   * @return false when its condition does not hold
   */
  boolean isUpdated(
      String operation, Map<String, AttributeValue> key, UpdateItemRequest.Builder update) {
    try {
      asked(
          operation,
          limited ->
              client.updateItem(
                  update.tableName(table).key(key).overrideConfiguration(limited).build()));
      return true;
    } catch (ConditionalCheckFailedException another) {
      return false;
    }
  }

  /**
   * @param request does nothing but ask: whatever it throws is taken for a failure of the table.
   *     The SDK's own exceptions are not all there are; its transport has some as well, and none
   *     may end an invocation. What an answer means is found out after this
   * @throws ConditionalCheckFailedException which is an answer
   * @throws EventsUnavailable for any other failure
   */
  <T> T asked(String operation, Function<AwsRequestOverrideConfiguration, T> request) {
    AwsRequestOverrideConfiguration limited =
        AwsRequestOverrideConfiguration.builder().applyMutation(limit.of(operation)).build();
    try {
      return request.apply(limited);
    } catch (ConditionalCheckFailedException answer) {
      throw answer;
    } catch (RuntimeException failure) {
      throw new EventsUnavailable(operation, failure);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
