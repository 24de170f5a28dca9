package org.dreamlms.lib.hybridcache;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Plays a DynamoDB short of capacity: of a batch it reads one item, or none. */
final class LeftUnread implements ExecutionInterceptor {
  private static final ExecutionAttribute<Map<String, KeysAndAttributes>> REST =
      new ExecutionAttribute<>("rest");

  private final boolean none;
  private final AtomicInteger batches = new AtomicInteger();

  LeftUnread(boolean none) {
    this.none = none;
  }

  int batches() {
    return batches.get();
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (!(context.request() instanceof BatchGetItemRequest batch)) {
      return context.request();
    }
    batches.incrementAndGet();
    String table = batch.requestItems().keySet().iterator().next();
    KeysAndAttributes all = batch.requestItems().values().iterator().next();
    List<Map<String, AttributeValue>> keys = all.keys();
    int left = none ? 0 : 1;
    attributes.putAttribute(
        REST,
        keys.size() == left
            ? Map.of()
            : Map.of(table, all.toBuilder().keys(keys.subList(left, keys.size())).build()));
    return batch.toBuilder()
        .requestItems(Map.of(table, all.toBuilder().keys(keys.subList(0, 1)).build()))
        .build();
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    if (!(context.response() instanceof BatchGetItemResponse response)) {
      return context.response();
    }
    BatchGetItemResponse.Builder changed =
        response.toBuilder().unprocessedKeys(attributes.getAttribute(REST));
    return none ? changed.responses(Map.of()).build() : changed.build();
  }
}
