package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dreamlms.infra.testkit.TestTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoSharedStoreTest extends SharedStoreContract {
  @RegisterExtension static final TestTables tables = new TestTables();

  private static final CacheTable TABLE = new CacheTable(tables);
  private static final AttributeValue JUNK = AttributeValue.fromS("junk");

  private final String namespace = CacheTable.newNamespace();
  private final SharedKeys keys = new SharedKeys(namespace);
  private final SharedStore store = TABLE.store(namespace);

  @AfterAll
  static void close() {
    TABLE.close();
  }

  @Override
  SharedStore store() {
    return store;
  }

  @Override
  StoreDamage damage() {
    return new DynamoDamage(TABLE, keys);
  }

  @org.junit.jupiter.api.Tag("DY4")
  @ParameterizedTest
  @ValueSource(strings = {"q", "x", "all", "allh", "down", "00", "8V"})
  void dy4_any_attribute_that_is_no_number_voids_the_vector(String attribute) {
    for (AttributeValue wrong :
        List.of(
            JUNK,
            AttributeValue.fromN("1.5"),
            AttributeValue.fromN("-1"),
            AttributeValue.fromN("1e30"),
            AttributeValue.fromNul(true))) {
      EpochVector before = store.poll();
      TABLE.change(keys.vector(), attribute, wrong);

      EpochVector after = store.poll();
      assertThat(after).isEqualTo(EpochVector.fresh(after.incarnation()));
      assertThat(after.incarnation()).isNotEqualTo(before.incarnation());
    }
  }

  @org.junit.jupiter.api.Tag("DY4")
  @Test
  void dy4_a_bucket_that_is_later_than_the_last_voids_the_vector() {
    String before = incarnation();
    TABLE.change(keys.vector(), "00", AttributeValue.fromN("1"));

    assertThat(incarnation()).isNotEqualTo(before);
  }

  @org.junit.jupiter.api.Tag("DY4")
  @Test
  void dy4_an_incarnation_that_is_none_is_replaced_whatever_is_there() {
    for (AttributeValue wrong :
        List.of(
            AttributeValue.fromS(" "),
            AttributeValue.fromN("7"),
            AttributeValue.fromNul(true),
            AttributeValue.fromM(Map.of("x", JUNK)))) {
      TABLE.put(
          Map.of("pk", AttributeValue.fromS(keys.vector()), "q", Item.number(5), "id", wrong));
      assertThat(store.poll().sequence()).isZero();
    }
    TABLE.put(Map.of("pk", AttributeValue.fromS(keys.vector()), "q", Item.number(5)));

    assertThat(store.poll().sequence()).isZero();
  }

  @Test
  void attributes_of_a_later_version_do_no_harm() {
    EpochVector before = store.poll();
    TABLE.change(keys.vector(), "later", JUNK);

    assertThat(store.poll()).isEqualTo(before);
  }

  @Test
  void an_exact_sequence_that_cannot_be_read_refuses_everything() {
    org.dreamlms.lib.hybridcache.Tag book = org.dreamlms.lib.hybridcache.Tag.of("book", 7);
    TagSequence always = new TagSequence(Long.MAX_VALUE, Long.MAX_VALUE);
    for (String attribute : List.of("id", "s", "di", "d")) {
      store.invalidate(List.of(book), Invalidation.HARD, "t");
      TABLE.change(keys.tag(book), attribute, AttributeValue.fromBool(true));

      assertThat(store.exact(List.of(book), incarnation())).containsEntry(book, always);
    }
    store.invalidate(List.of(book), Invalidation.HARD, "t");
    TABLE.change(keys.tag(book), "d", AttributeValue.fromN("99"));
    assertThat(store.exact(List.of(book), incarnation())).containsEntry(book, always);
  }

  @org.junit.jupiter.api.Tag("DY5")
  @ParameterizedTest
  @ValueSource(strings = {"id", "s", "k", "w", "f", "m", "d", "e", "z", "g", "c", "n", "l", "h"})
  void dy5_any_attribute_of_an_entry_that_is_not_what_it_should_be_makes_a_miss(String attribute) {
    StoredEntry entry =
        StoredEntries.stamped("i1", 1).filled("f", StoredEntries.bytes(800)).entry();
    for (AttributeValue wrong :
        List.of(
            AttributeValue.fromBool(true),
            AttributeValue.fromN("-1"),
            AttributeValue.fromN("1e18"),
            AttributeValue.fromL(List.of(AttributeValue.fromN("1"))),
            AttributeValue.fromL(List.of(AttributeValue.fromS(" "))))) {
      store.fill("key", entry);
      TABLE.change(keys.entry("key"), attribute, wrong);
      if (attribute.matches("[swd]") && "1e18".equals(wrong.n())) {
        continue; // A number like any other.
      }

      assertThat(store.read("key", null, false)).isNull();
      TABLE.delete(keys.entry("key"));
    }
  }
}
