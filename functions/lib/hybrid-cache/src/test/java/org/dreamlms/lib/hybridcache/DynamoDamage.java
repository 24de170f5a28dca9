package org.dreamlms.lib.hybridcache;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Changes items as a hand, a backup or another version would. */
record DynamoDamage(CacheTable table, SharedKeys keys) implements StoreDamage {
  private static final AttributeValue JUNK = AttributeValue.fromS("junk");

  @Override
  public void loseVector() {
    table.delete(keys.vector());
  }

  @Override
  public void restoreVector(EpochVector earlier) {
    table.put(VectorItem.of(keys.vector(), earlier));
  }

  @Override
  public void spoilVector() {
    table.change(keys.vector(), "q", JUNK);
  }

  @Override
  public void spoilEntry(String key) {
    table.put(
        Map.of("pk", Item.text(keys.entry(key)), "id", Item.text("i1"), "s", JUNK, "w", JUNK));
  }

  @Override
  public void losePayload(String key) {
    table.delete(keys.piece(key, fillId(key), 1));
  }

  @Override
  public void spoilPayload(String key) {
    String piece = keys.piece(key, fillId(key), 0);
    byte[] bytes = table.item(piece).getOrDefault("b", JUNK).b().asByteArray();
    bytes[0] ^= 1;
    table.change(piece, "b", Item.bytes(bytes));
  }

  @Override
  public void spoilLease(String key) {
    table.put(Map.of("pk", Item.text(keys.lease(key)), "o", JUNK, "u", JUNK));
  }

  private String fillId(String key) {
    return table.item(keys.entry(key)).getOrDefault("c", JUNK).s();
  }
}
