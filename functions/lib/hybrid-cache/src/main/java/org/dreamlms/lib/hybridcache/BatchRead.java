package org.dreamlms.lib.hybridcache;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads many items by their names. DynamoDB takes 100 at a time and may leave some unread, above 16
 * MB or when it is short of capacity: these are asked for again, a few times.
 */
final class BatchRead {
  private static final int MOST_KEYS = 100;
  private static final int MOST_TRIES = 5;

  private final DynamoCalls calls;

  BatchRead(DynamoCalls calls) {
    this.calls = calls;
  }

  /**
   * @return items by name; an absent one is not in it
   * @throws SharedStoreException also when some were left unread to the last
   */
  Map<String, Item> all(String operation, Collection<String> names, boolean strong) {
    Map<String, Item> items = new HashMap<>();
    List<String> distinct = names.stream().distinct().toList();
    for (int from = 0; from < distinct.size(); from += MOST_KEYS) {
      List<String> some = distinct.subList(from, Math.min(from + MOST_KEYS, distinct.size()));
      readInto(items, operation, some, strong);
    }
    return items;
  }

  private void readInto(
      Map<String, Item> items, String operation, List<String> names, boolean strong) {
    @Nullable KeysAndAttributes wanted =
        KeysAndAttributes.builder()
            .keys(names.stream().map(Item::key).toList())
            .consistentRead(strong)
            .build();
    for (int tries = 1; wanted != null; tries++) {
      BatchGetItemResponse response = calls.batchGet(operation, wanted);
      response.responses().values().stream()
          .flatMap(List::stream)
          .map(Item::new)
          .forEach(item -> items.put(item.readText(Item.PK), item));
      wanted = response.unprocessedKeys().get(calls.table());
      if (wanted != null && tries == MOST_TRIES) {
        throw new SharedStoreException(operation + ", part of it");
      }
      if (wanted != null) {
        calls.pause().after(tries);
      }
    }
  }
}
