package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.hybridcache.StatisticsStore.Added;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoStatisticsTest extends StatisticsStoreContract {
  @RegisterExtension static final TestTables tables = new TestTables();

  private static final CacheTable TABLE = new CacheTable(tables);

  private final String namespace = CacheTable.newNamespace();
  private final CountedUnits units = new CountedUnits();
  private final StatisticsStore store = store(TABLE.name(), CacheTable.ENOUGH);

  @AfterAll
  static void close() {
    TABLE.close();
  }

  @Override
  StatisticsStore store() {
    return store;
  }

  @Test
  void the_layout_of_an_item_is_this() {
    store.add(29_543_760, "0a1b2c3d", Map.of("dcs:books:id/NEAR_HIT", 3L));

    int shard = Math.floorMod("0a1b2c3d".hashCode(), DynamoStatistics.SHARDS);
    String pk = "S#" + namespace + "#29543760#" + shard;
    assertThat(TABLE.item(pk))
        .isEqualTo(
            Map.of(
                "pk", AttributeValue.fromS(pk),
                "e", AttributeValue.fromSs(List.of("0a1b2c3d")),
                "dcs:books:id/NEAR_HIT", AttributeValue.fromN("3"),
                "ttl", AttributeValue.fromN(Long.toString(29_543_760L * 60 + 2 * 86_400))));
  }

  @Test
  void what_is_damaged_or_of_a_later_version_is_left_out() {
    store.add(1_000, "0a1b2c3d", Map.of("/polls", 3L));
    String pk =
        new SharedKeys(namespace).statistics(1_000, Math.floorMod("0a1b2c3d".hashCode(), 8));
    TABLE.change(pk, "/text", AttributeValue.fromS("junk"));
    TABLE.change(pk, "/half", AttributeValue.fromN("0.5"));
    TABLE.change(pk, "later", AttributeValue.fromN("7"));

    assertThat(store.read(1_000, 1_000))
        .containsExactly(new MinuteSum(1_000, Set.of("0a1b2c3d"), Map.of("/polls", 3L)));
  }

  @Test
  void an_addition_is_one_unit() {
    store.add(1_000, "0a1b2c3d", Map.of("/polls", 3L, "books/FETCH", 1L));

    assertThat(units.since()).isEqualTo(new CountedUnits.Units(0, 1));
  }

  @Tag("DY3")
  @Test
  void dy3_without_the_table_nothing_is_added_and_a_reading_fails() {
    StatisticsStore nowhere = store(TABLE.name() + "-absent", CacheTable.ENOUGH);

    assertThat(nowhere.add(1_000, "0a1b2c3d", Map.of("/polls", 1L))).isEqualTo(Added.NO);
    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> nowhere.read(1_000, 1_000));
  }

  @Test
  void without_any_time_left_nothing_is_sent() {
    StatisticsStore late = store(TABLE.name(), Duration.ZERO);

    assertThat(late.add(1_000, "0a1b2c3d", Map.of("/polls", 1L))).isEqualTo(Added.NO);
    assertThat(store.read(1_000, 1_000)).isEmpty();
  }

  private StatisticsStore store(String table, Duration left) {
    return new DynamoStatistics(
        new DynamoCalls(
            TABLE.client(),
            table,
            new TimeLimit(CacheTable.ENOUGH, () -> left),
            units,
            tries -> {}),
        namespace);
  }
}
