package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dreamlms.lib.dcsevents.Samples.NOON;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.bookcatalog.BookPrint;
import org.dreamlms.lib.bookcatalog.CatalogPrints;
import org.dreamlms.lib.bookcatalog.ConfigPrint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoCatalogMemoryTest extends CatalogMemoryContract {
  private static final Duration ENOUGH = Duration.ofSeconds(20);
  private static final int MOST_OF_AN_ITEM = 400 * 1024;

  @RegisterExtension static final TestTables tables = new TestTables();

  @Override
  CatalogMemory memory() {
    return in(EventTable.create(tables));
  }

  @Test
  void no_list_of_events_shows_it_and_nothing_of_it_expires() {
    String table = EventTable.create(tables);
    in(table).remember(in(table).recall(), SOME);
    in(table).reached(3, NOON);
    EventLog log = EventTable.log(tables, table, () -> NOON);
    EventRecord event = log.arrived(Samples.arrival("x", NOON));

    assertThat(log.list(new EventQuery(100, null, null, null)).records()).containsExactly(event);
    try (DynamoDbClient client = EventTable.client(tables, tables.endpoint())) {
      assertThat(client.scan(scan -> scan.tableName(table)).items())
          .filteredOn(item -> item.containsKey("ttl"))
          .hasSize(1);
    }
  }

  @Test
  void only_what_changed_is_written() {
    String table = EventTable.create(tables);
    CatalogMemory memory = in(table);
    Recalled first = memory.remember(memory.recall(), SOME);
    assertThat(first.versions()).containsOnly(1L).hasSize(DynamoCatalogMemory.PARTS);

    Recalled second = memory.remember(first, with(3, 1));

    assertThat(second.versions()).filteredOn(version -> version == 2).hasSize(1);
    assertThat(second.versions().get(3)).isEqualTo(2);
  }

  @Test
  void a_memory_of_which_a_part_was_never_written_is_none_yet_and_is_made_whole() {
    String table = EventTable.create(tables);
    in(table).remember(in(table).recall(), SOME);
    delete(table, "prints 5");
    Recalled partly = in(table).recall();
    assertThat(partly.prints()).isNull();

    in(table).remember(partly, with(3, 1));

    assertThat(in(table).recall().prints()).isEqualTo(with(3, 1));
  }

  @Test
  void what_another_version_of_this_code_has_written_or_nobody_is_as_nothing_and_is_replaced() {
    byte[] right = PrintBytes.write(SOME);
    UnaryOperator<byte[]> longer = bytes -> Arrays.copyOf(bytes, bytes.length + 1);
    UnaryOperator<byte[]> shorter = bytes -> Arrays.copyOf(bytes, bytes.length - 1);
    for (byte[] wrong :
        new byte[][] {
          new byte[0],
          changed(right, 0),
          changed(right, 1),
          changed(right, 2),
          longer.apply(right),
          shorter.apply(right)
        }) {
      String table = EventTable.create(tables);
      in(table).remember(in(table).recall(), SOME);
      put(table, "prints 3", wrong);

      Recalled unknown = in(table).recall();
      assertThat(unknown.prints()).isNull();
      assertThat(in(table).remember(unknown, SOME).isOvertaken()).isFalse();
      assertThat(in(table).recall().prints()).isEqualTo(SOME);
    }
  }

  @Test
  void ten_thousand_books_are_33_bytes_each_and_far_from_what_an_item_may_be() {
    long seed = 20_261_121;
    CatalogPrints many = many(10_000, new Random(seed), true);
    CatalogMemory memory = memory();

    memory.remember(memory.recall(), many);

    assertThat(memory.recall().prints()).as("seed %s", seed).isEqualTo(many);
    assertThat(PrintBytes.write(many)).hasSize(1 + 1 + 4 + 500 * 12 + 4 + 10_000 * 33);
    assertThat(largest(many)).isBetween(20_000, 21_500);
    // 200 characters are the longest validator that DCS is asked with.
    CatalogPrints long10000 = many(10_000, new Random(seed), false);
    assertThat(largest(long10000)).isLessThan(MOST_OF_AN_ITEM / 2);
    assertThat(memory.remember(memory.recall(), long10000).isOvertaken()).isFalse();
    assertThat(memory.recall().prints()).isEqualTo(long10000);
  }

  @Tag("DY1")
  @Test
  void dy1_where_nobody_listens_or_no_table_is_or_no_time_is_left_it_says_so() {
    try (DynamoDbClient nobody = EventTable.client(tables, URI.create("http://127.0.0.1:1"));
        DynamoDbClient there = EventTable.client(tables, tables.endpoint())) {
      for (CatalogMemory memory :
          new CatalogMemory[] {
            in(nobody, "absent", ENOUGH),
            in(there, "absent", ENOUGH),
            in(there, "absent", Duration.ZERO)
          }) {
        assertThatExceptionOfType(EventsUnavailable.class).isThrownBy(memory::recall);
        assertThatExceptionOfType(EventsUnavailable.class)
            .isThrownBy(() -> memory.remember(Recalled.nothing(DynamoCatalogMemory.PARTS), SOME));
        assertThatExceptionOfType(EventsUnavailable.class)
            .isThrownBy(() -> memory.reached(1, NOON));
      }
    }
  }

  private static CatalogPrints many(int books, Random random, boolean hex) {
    Map<Integer, Long> publishers = new TreeMap<>();
    for (int id = 1; id <= 500; id++) {
      publishers.put(id, random.nextLong());
    }
    Map<Integer, BookPrint> all = new TreeMap<>();
    for (int id = 1; id <= books; id++) {
      byte[] tag = new byte[hex ? 16 : 100];
      random.nextBytes(tag);
      ConfigPrint config = new ConfigPrint.Tagged(HexFormat.of().formatHex(tag));
      all.put(id, new BookPrint(1 + random.nextInt(500), random.nextLong(), config));
    }
    return new CatalogPrints(publishers, all);
  }

  private static int largest(CatalogPrints all) {
    int largest = 0;
    for (int part = 0; part < DynamoCatalogMemory.PARTS; part++) {
      int number = part;
      CatalogPrints one = all.where(id -> id % DynamoCatalogMemory.PARTS == number);
      largest = Math.max(largest, PrintBytes.write(one).length);
    }
    return largest;
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] other = bytes.clone();
    other[at]++;
    return other;
  }

  private static void delete(String table, String id) {
    try (DynamoDbClient client = EventTable.client(tables, tables.endpoint())) {
      client.deleteItem(delete -> delete.tableName(table).key(Map.of("id", EventItem.text(id))));
    }
  }

  private static void put(String table, String id, byte[] prints) {
    try (DynamoDbClient client = EventTable.client(tables, tables.endpoint())) {
      client.putItem(
          put ->
              put.tableName(table)
                  .item(
                      Map.of(
                          "id", EventItem.text(id),
                          "version", EventItem.number(1),
                          "prints", AttributeValue.fromB(SdkBytes.fromByteArray(prints)))));
    }
  }

  private static CatalogMemory in(String table) {
    return in(EventTable.client(tables, tables.endpoint()), table, ENOUGH);
  }

  private static CatalogMemory in(DynamoDbClient client, String table, Duration left) {
    return new DynamoCatalogMemory(
        new TableCalls(client, table, new TimeLimit(ENOUGH, () -> left)));
  }
}
