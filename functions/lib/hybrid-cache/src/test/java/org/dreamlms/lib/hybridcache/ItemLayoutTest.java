package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.dreamlms.lib.hybridcache.StoredEntries.NOON;
import static org.dreamlms.lib.hybridcache.StoredEntries.bytes;
import static org.dreamlms.lib.hybridcache.StoredEntries.stamped;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dreamlms.infra.testkit.TestTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as they lie in tables that are in use: these must be written and read alike for ever. A
 * change is a new file of golden items beside the old ones, which are still read.
 */
final class ItemLayoutTest {
  @RegisterExtension static final TestTables tables = new TestTables();

  private static final CacheTable TABLE = new CacheTable(tables);
  private static final String INCARNATION = "3q2-7wAAAAAAAAAAAAAAAA";
  private static final Map<String, Map<String, AttributeValue>> GOLDEN =
      GoldenItems.read("items-1.json");

  private static final StoredEntry PRESENT =
      stamped(INCARNATION, 41).filled("fill-1", new byte[] {1, 2, 3, -1}).entry();
  private static final StoredEntry ABSENT =
      stamped(INCARNATION, 42)
          .with(EntryKind.ABSENT, null, List.of())
          .living(30_000, 0)
          .filled("fill-2", new byte[0])
          .entry();
  private static final StoredEntry LONG =
      stamped(INCARNATION, 42)
          .filled("fill-3", "0123456789".repeat(71).getBytes(StandardCharsets.US_ASCII))
          .entry();

  private final SharedStore store = TABLE.store("golden");

  @AfterAll
  static void close() {
    TABLE.close();
  }

  @Test
  void golden_items_are_read() {
    GOLDEN.values().forEach(TABLE::put);

    long[] buckets = new long[EpochVector.SIZE];
    buckets[0] = 41;
    buckets[64] = 40;
    buckets[EpochVector.SIZE - 1] = 1;
    assertThat(store.poll()).isEqualTo(new EpochVector(INCARNATION, 42, 2, 30, 29, NOON, buckets));
    assertRead("present", PRESENT);
    assertRead("absent", ABSENT);
    assertRead("long", LONG);
    assertThat(
            store.exact(
                List.of(Tag.of("book", 7), Tag.of("book", 8), Tag.of("book", 9)), INCARNATION))
        .isEqualTo(
            Map.of(
                // Of book 9 another incarnation knows, and that tells nothing.
                Tag.of("book", 7), new TagSequence(41, 40),
                Tag.of("book", 8), new TagSequence(41, 0)));
    assertThat(store.lease("present", "other", NOON, NOON + 1))
        .isEqualTo(new LeaseVerdict.Theirs(NOON + 800));
  }

  @Test
  void items_are_written_as_the_golden_ones_are() {
    String namespace = CacheTable.newNamespace();
    SharedStore other = TABLE.store(namespace);
    other.fill("present", PRESENT);
    other.fill("absent", ABSENT);
    other.fill("long", LONG);
    other.lease("present", "owner-1", NOON, NOON + 800);

    for (String name :
        List.of("V#%s#present", "V#%s#absent", "V#%s#long", "P#%s#long#fill-3#0", "L#%s#present")) {
      String pk = name.formatted(namespace);
      Map<String, AttributeValue> expected =
          new HashMap<>(GOLDEN.getOrDefault(name.formatted("golden"), Map.of()));
      expected.put("pk", AttributeValue.fromS(pk));
      assertThat(TABLE.item(pk)).isEqualTo(expected);
    }
  }

  @Test
  void the_golden_vector_and_exact_sequences_are_written_so() {
    SharedKeys keys = new SharedKeys(CacheTable.newNamespace());
    SharedStore other = TABLE.store(keys.namespace());
    Map<String, AttributeValue> vector = new HashMap<>(GOLDEN.getOrDefault("E#golden", Map.of()));
    vector.put("pk", AttributeValue.fromS(keys.vector()));
    TABLE.put(vector);
    Tag tag = Tag.of("book", 7);
    other.invalidate(List.of(tag), Invalidation.HARD, "t");

    for (int place : EpochVector.places(tag, Invalidation.HARD)) {
      vector.put(VectorItem.bucket(place), AttributeValue.fromN("43"));
    }
    vector.put("q", AttributeValue.fromN("43"));
    assertThat(TABLE.item(keys.vector())).isEqualTo(vector);
    Map<String, AttributeValue> exact =
        new HashMap<>(GOLDEN.getOrDefault("T#golden#book:7", Map.of()));
    exact.put("pk", AttributeValue.fromS(keys.tag(tag)));
    exact.put("s", AttributeValue.fromN("43"));
    exact.put("d", AttributeValue.fromN("43"));
    assertThat(TABLE.item(keys.tag(tag))).isEqualTo(exact);
  }

  @Test
  void the_names_of_buckets_are_two_characters_and_none_is_another_attribute() {
    List<String> names = IntStream.range(0, EpochVector.SIZE).mapToObj(VectorItem::bucket).toList();

    assertThat(names).allMatch(name -> name.matches("[0-8][0-9A-Za-z_-]")).doesNotHaveDuplicates();
    assertThat(names.getFirst()).isEqualTo("00");
    assertThat(names.get(10)).isEqualTo("0A");
    assertThat(names.get(64)).isEqualTo("10");
    assertThat(names.getLast()).isEqualTo("8V");
  }

  @Test
  void the_fullest_vector_has_four_kilobytes_at_most() {
    long most = 99_999_999;
    long[] buckets = new long[EpochVector.SIZE];
    Arrays.fill(buckets, most);
    EpochVector full =
        new EpochVector("x".repeat(22), most, most, most, most, 9_999_999_999_999L, buckets);

    assertThat(ItemSize.of(VectorItem.of("E#" + "n".repeat(20), full))).isEqualTo(3_897);
  }

  @Test
  void the_sizes_that_the_guide_of_dynamodb_gives() {
    assertThat(
            ItemSize.of(
                Map.of(
                    "a", AttributeValue.fromN("0"),
                    "b", AttributeValue.fromN("1000"),
                    "c", AttributeValue.fromN("123"),
                    "ü", AttributeValue.fromS("ü"))))
        .isEqualTo((1 + 2) + (1 + 2) + (1 + 3) + (2 + 2));
  }

  @Test
  void an_entry_with_the_longest_inline_payload_has_one_kilobyte_at_most() {
    StoredEntry entry =
        stamped("x".repeat(22), 99_999_999)
            .with(
                EntryKind.PRESENT,
                "\"0123456789abcdef0123456789abcdef\"",
                List.of(Tag.of("book", 1_000_000), Tag.of("publisher", 1_000_000), Tag.of("books")))
            .filled("x".repeat(22), bytes(HeaderItem.LONGEST_INLINE))
            .entry();

    assertThat(ItemSize.of(new HeaderItem(entry, null).item("V#main#book.config:1000000")))
        .isLessThanOrEqualTo(1_024);
  }

  @Test
  void the_longest_payload_of_the_longest_key_is_eleven_pieces_below_four_hundred_kilobytes() {
    byte[] payload = bytes(SharedStore.MOST_PAYLOAD_BYTES);
    List<byte[]> pieces = Pieces.cut(payload);

    assertThat(pieces).hasSize(11).hasSize(Pieces.of(payload).count());
    assertThat(pieces.stream().mapToInt(piece -> piece.length).sum()).isEqualTo(payload.length);
    String pk =
        new SharedKeys("n".repeat(20))
            .piece("k".repeat(SharedKeys.LONGEST_KEY), "f".repeat(64), 10);
    assertThat(pk.length()).isLessThanOrEqualTo(2_048);
    assertThat(
            ItemSize.of(
                Map.of(
                    "pk", AttributeValue.fromS(pk),
                    "b", Item.bytes(pieces.getFirst()),
                    "ttl", Item.number(NOON / 1000))))
        .isLessThan(400 * 1_024);
  }

  @Test
  void an_exact_sequence_outlives_every_entry_that_it_might_refuse() {
    long now = NOON / 1000;
    long life = SharedStore.LONGEST_LIFE.toSeconds();
    Set<Long> expiries = new TreeSet<>();
    for (long second = 0; second < 86_400; second += 60) {
      long expiry = TagItem.expiry(now + second);
      assertThat(expiry - now - second)
          .isGreaterThan(2 * life)
          .isLessThanOrEqualTo(2 * life + 86_400);
      expiries.add(expiry);
    }

    assertThat(expiries).as("tries of one invalidation are mostly alike").hasSize(2);
  }

  @Test
  void names_that_could_be_taken_for_others_are_refused() {
    Set<Runnable> wrong = new HashSet<>();
    for (String namespace : List.of("", "#", "a#", "A", "1", "n".repeat(21))) {
      wrong.add(() -> new SharedKeys(namespace));
    }
    for (String fillId : List.of("", "#", "a#0", "ü", "f".repeat(65))) {
      wrong.add(() -> new SharedKeys("n").piece("key", fillId, 0));
    }

    assertThat(wrong)
        .allSatisfy(each -> assertThatIllegalArgumentException().isThrownBy(each::run));
  }

  private void assertRead(String key, StoredEntry expected) {
    StoredEntry read = store.read(key, null, false);
    assertThat(read).usingRecursiveComparison().isEqualTo(expected);
  }
}
