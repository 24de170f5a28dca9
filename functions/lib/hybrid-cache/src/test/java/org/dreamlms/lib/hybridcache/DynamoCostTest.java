package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.hybridcache.StoredEntries.NOON;
import static org.dreamlms.lib.hybridcache.StoredEntries.bytes;
import static org.dreamlms.lib.hybridcache.StoredEntries.stamped;

import java.util.Arrays;
import java.util.List;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.hybridcache.CountedUnits.Units;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Units that each operation consumes, as DynamoDB Local reports them; where AWS counts otherwise,
 * it is said.
 */
final class DynamoCostTest {
  @RegisterExtension static final TestTables tables = new TestTables();

  private static final CacheTable TABLE = new CacheTable(tables);
  private static final List<Tag> THREE =
      List.of(Tag.of("book", 7), Tag.of("publisher", 2), Tag.of("books"));

  private final CountedUnits units = new CountedUnits();
  private final String namespace = CacheTable.newNamespace();
  private final SharedKeys keys = new SharedKeys(namespace);
  private final SharedStore store = TABLE.store(namespace, TABLE.client(), units);

  @AfterAll
  static void close() {
    TABLE.close();
  }

  @Test
  void a_poll_is_one_unit_however_full_the_vector_is() {
    store.poll();
    assertThat(units.since()).isEqualTo(new Units(1, 1));
    store.poll();
    assertThat(units.since()).isEqualTo(new Units(1, 0));
    fillVector();
    store.poll();

    assertThat(units.since()).isEqualTo(new Units(1, 0));
  }

  @ParameterizedTest
  @EnumSource
  void clearing_is_four_units_at_most(Invalidation kind) {
    fillVector();
    store.clear(kind);

    assertThat(units.since()).isEqualTo(new Units(0, 4));
  }

  @Test
  void marking_the_origin_is_four_units_at_most() {
    fillVector();
    store.markOrigin(NOON);

    assertThat(units.since()).isEqualTo(new Units(0, 4));
  }

  @ParameterizedTest
  @EnumSource
  void named_tags_are_twice_four_and_one_for_each_beside_the_poll(Invalidation kind) {
    fillVector();
    store.invalidate(THREE, kind, "t");
    Units counted = units.since();

    int charged = 2 * kilobytes(keys.vector());
    for (Tag tag : THREE) {
      charged += 2 * kilobytes(keys.tag(tag));
    }
    assertThat(charged).isEqualTo(2 * (4 + 3));
    // DynamoDB Local rounds the sum of all items up, AWS each: 2 x (4 + 3).
    assertThat(counted).isEqualTo(new Units(1, 2 * 5));
  }

  @Test
  void exact_sequences_are_a_unit_a_tag() {
    store.invalidate(THREE, Invalidation.HARD, "t");
    units.since();
    store.exact(THREE, "any");
    assertThat(units.since()).isEqualTo(new Units(3, 0));
    store.exact(List.of(Tag.of("absent")), "any");

    // A unit on AWS; DynamoDB Local counts absent items in GetItem only, not in batches.
    assertThat(units.since()).isEqualTo(new Units(0, 0));
  }

  /** The header is read with half a unit, and every piece with half a unit for each 4 KB. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5, 1",
    "700, 0.5, 1",
    "701, 1, 2",
    "4000, 1, 5",
    "8000, 1.5, 9",
    "390000, 48.5, 382",
    "400000, 50, 392"
  })
  void a_fill_costs_by_the_kilobyte_and_a_hit_by_four(int length, double read, double written) {
    store.fill("key", stamped("i1", 1).filled("f", bytes(length)).entry());
    assertThat(units.since()).isEqualTo(new Units(0, written));
    store.read("key", null, false);
    assertThat(units.since()).isEqualTo(new Units(read, 0));
    store.read("key", null, true);
    assertThat(units.since()).isEqualTo(new Units(2 * read, 0));
    store.read("key", "f", false);

    assertThat(units.since()).isEqualTo(new Units(0.5, 0));
  }

  @Test
  void a_miss_is_half_a_unit() {
    store.read("key", null, false);

    assertThat(units.since()).isEqualTo(new Units(0.5, 0));
  }

  @ParameterizedTest
  @CsvSource({"700", "100000"})
  void a_confirmation_is_one_unit_whatever_the_payload(int length) {
    StoredEntry entry = stamped("i1", 1).filled("f", bytes(length)).entry();
    store.fill("key", entry);
    units.since();
    store.confirm("key", entry.confirmed(new Stamp("i1", 2), NOON + 1));
    assertThat(units.since()).isEqualTo(new Units(0, 1));
    store.confirm("key", entry);

    assertThat(units.since()).as("refused").isEqualTo(new Units(0, 1));
  }

  @Test
  void a_fill_that_gives_way_is_one_unit_for_the_header() {
    store.fill("key", stamped("i1", 2).entry());
    units.since();
    store.fill("key", stamped("i1", 1).entry());

    assertThat(units.since()).isEqualTo(new Units(0, 1));
  }

  @Test
  void leases_are_a_unit_each() {
    store.lease("key", "one", NOON, NOON + 800);
    assertThat(units.since()).isEqualTo(new Units(0, 1));
    store.lease("key", "two", NOON, NOON + 800);
    assertThat(units.since()).isEqualTo(new Units(0, 1));
    store.takeOver("key", "one", NOON + 800, NOON + 850);
    assertThat(units.since()).isEqualTo(new Units(0, 1));
    store.keep("key", "one", NOON + 900);
    assertThat(units.since()).isEqualTo(new Units(0, 1));
    store.release("key", "one");

    assertThat(units.since()).isEqualTo(new Units(0, 1));
  }

  private static int kilobytes(String pk) {
    return (ItemSize.of(TABLE.item(pk)) + 1_023) / 1_024;
  }

  private void fillVector() {
    long last = 99_999_990;
    long[] buckets = new long[EpochVector.SIZE];
    Arrays.fill(buckets, last - 1);
    TABLE.put(
        VectorItem.of(
            keys.vector(), new EpochVector("x".repeat(22), last, last, last, last, NOON, buckets)));
  }
}
