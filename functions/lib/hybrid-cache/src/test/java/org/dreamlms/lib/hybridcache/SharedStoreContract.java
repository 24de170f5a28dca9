package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.dreamlms.lib.hybridcache.StoredEntries.NOON;
import static org.dreamlms.lib.hybridcache.StoredEntries.bytes;
import static org.dreamlms.lib.hybridcache.StoredEntries.stamped;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every shared tier does. A store begins empty in each test. */
abstract class SharedStoreContract {
  private static final Tag BOOK = Tag.of("book", 7);
  private static final Tag OTHER = Tag.of("book", 8);
  private static final LeaseVerdict YOURS = new LeaseVerdict.Yours();

  abstract SharedStore store();

  abstract StoreDamage damage();

  @Test
  void the_first_poll_makes_a_vector_and_later_ones_find_it() {
    EpochVector first = store().poll();

    assertThat(first).isEqualTo(EpochVector.fresh(first.incarnation()));
    assertThat(store().poll()).isEqualTo(first);
  }

  @Test
  void of_many_first_polls_one_makes_the_vector() throws Exception {
    assertThat(atOnce(8, ignored -> store().poll().incarnation())).containsOnly(incarnation());
  }

  @ParameterizedTest
  @EnumSource
  void an_invalidation_raises_the_buckets_of_its_tags_and_nothing_else(Invalidation kind) {
    EpochVector before = store().poll();

    assertThat(store().invalidate(List.of(BOOK, OTHER), kind, "t1")).isEqualTo(1);
    EpochVector after = before.invalidated(List.of(BOOK, OTHER), kind);
    assertThat(store().poll()).isEqualTo(after);
    assertThat(store().invalidate(List.of(OTHER), kind, "t2")).isEqualTo(2);
    assertThat(store().poll()).isEqualTo(after.invalidated(List.of(OTHER), kind));
  }

  @Test
  void the_exact_sequences_are_those_of_the_last_invalidation_and_of_the_last_hard_one() {
    store().invalidate(List.of(BOOK), Invalidation.SOFT, "t1");
    assertThat(exact(BOOK)).isEqualTo(new TagSequence(1, 0));
    store().invalidate(List.of(BOOK, OTHER), Invalidation.HARD, "t2");
    assertThat(exact(BOOK)).isEqualTo(new TagSequence(2, 2));
    store().invalidate(List.of(BOOK), Invalidation.SOFT, "t3");

    assertThat(store().exact(List.of(BOOK, OTHER, Tag.of("x"), BOOK), incarnation()))
        .isEqualTo(
            Map.of(
                BOOK,
                new TagSequence(3, 2),
                OTHER,
                new TagSequence(2, 2),
                Tag.of("x"),
                TagSequence.NEVER));
  }

  @Test
  void exact_sequences_of_more_tags_than_one_request_reads() {
    List<Tag> many = IntStream.range(0, 230).mapToObj(n -> Tag.of("book", n)).toList();
    store().invalidate(many.subList(200, 230), Invalidation.SOFT, "t1");

    Map<Tag, TagSequence> expected = new HashMap<>();
    many.subList(0, 200).forEach(tag -> expected.put(tag, TagSequence.NEVER));
    many.subList(200, 230).forEach(tag -> expected.put(tag, new TagSequence(1, 0)));
    assertThat(store().exact(many, incarnation())).isEqualTo(expected);
    assertThat(store().exact(List.of(), incarnation())).isEmpty();
  }

  @org.junit.jupiter.api.Tag("DY4")
  @Test
  void dy4_exact_sequences_of_another_incarnation_tell_nothing() {
    store().invalidate(List.of(BOOK, OTHER), Invalidation.HARD, "t1");
    String earlier = incarnation();
    store().replace(earlier);

    assertThat(store().exact(List.of(BOOK, OTHER), incarnation())).isEmpty();
    store().invalidate(List.of(BOOK), Invalidation.SOFT, "t2");
    // Not hard, though it was so once in another life.
    assertThat(store().exact(List.of(BOOK, OTHER), incarnation()))
        .isEqualTo(Map.of(BOOK, new TagSequence(1, 0)));
    // Whoever has not heard of the new life must not take its silence on the old one for "never".
    assertThat(store().exact(List.of(BOOK), earlier)).isEmpty();
  }

  @Test
  void headers_have_a_short_payload_and_not_a_long_one() {
    StoredEntry brief = stamped("i", 1).filled("brief", bytes(700)).entry();
    StoredEntry longer = stamped("i", 1).filled("longer", bytes(701)).entry();
    store().fill("brief", brief);
    store().fill("longer", longer);
    store().fill("spoiled", brief);
    damage().spoilEntry("spoiled");

    Map<String, StoredEntry> headers =
        store().headers(List.of("brief", "longer", "spoiled", "nobody", "brief"));
    assertThat(headers.keySet()).containsExactlyInAnyOrder("brief", "longer");
    assertThat(headers.get("brief")).usingRecursiveComparison().isEqualTo(brief);
    assertThat(headers.get("longer"))
        .usingRecursiveComparison()
        .isEqualTo(longer.withPayload(null));
  }

  @Test
  void headers_of_more_keys_than_one_request_reads() {
    StoredEntry entry = stamped("i", 1).entry();
    store().fill("key-1", entry);
    store().fill("key-229", entry);

    assertThat(store().headers(IntStream.range(0, 230).mapToObj(n -> "key-" + n).toList()).keySet())
        .containsExactlyInAnyOrder("key-1", "key-229");
    assertThat(store().headers(List.of())).isEmpty();
  }

  @Test
  void an_invalidation_that_is_tried_again_is_at_worst_another() {
    long first = store().invalidate(List.of(BOOK), Invalidation.HARD, "same");
    long second = store().invalidate(List.of(BOOK), Invalidation.HARD, "same");

    assertThat(second).isGreaterThanOrEqualTo(first);
    assertThat(store().poll().sequence()).isEqualTo(second);
    assertThat(exact(BOOK)).isEqualTo(new TagSequence(second, second));
  }

  @Test
  void one_token_serves_for_other_tags_too() {
    store().invalidate(List.of(BOOK), Invalidation.SOFT, "same");

    assertThat(store().invalidate(List.of(OTHER), Invalidation.HARD, "same")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void the_most_tags_that_one_invalidation_takes(Invalidation kind) {
    List<Tag> most =
        IntStream.range(0, SharedStore.MOST_TAGS)
            .mapToObj(n -> Tag.of("x".repeat(190) + n))
            .toList();
    EpochVector before = store().poll();

    store().invalidate(most, kind, "0123456789-0123456789-0123456789-012");
    assertThat(store().poll()).isEqualTo(before.invalidated(most, kind));
  }

  @Test
  void no_tags_too_many_one_twice_and_tokens_that_are_none_are_refused() {
    List<Tag> many = IntStream.range(0, 100).mapToObj(n -> Tag.of("book", n)).toList();
    for (List<Tag> wrong : List.of(List.<Tag>of(), many, List.of(BOOK, OTHER, BOOK))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store().invalidate(wrong, Invalidation.SOFT, "t"));
    }
    for (String wrong : List.of("", " ", "x".repeat(37))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store().invalidate(List.of(BOOK), Invalidation.SOFT, wrong));
    }
    assertThat(store().poll().sequence()).isZero();
  }

  @Test
  void invalidations_at_once_are_counted_one_after_the_other() throws Exception {
    List<List<Long>> sequences =
        atOnce(
            8,
            thread ->
                IntStream.range(0, 5)
                    .mapToObj(
                        n ->
                            store()
                                .invalidate(
                                    List.of(BOOK, Tag.of("thread", thread)),
                                    Invalidation.SOFT,
                                    thread + "-" + n))
                    .toList());

    assertThat(sequences.stream().flatMap(List::stream).sorted())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    assertThat(exact(BOOK)).isEqualTo(new TagSequence(40, 0));
    for (int thread = 0; thread < 8; thread++) {
      assertThat(exact(Tag.of("thread", thread)).soft()).isEqualTo(sequences.get(thread).getLast());
    }
  }

  @Test
  void clearing_and_invalidating_at_once_lose_nothing() throws Exception {
    List<Long> sequences =
        atOnce(
            8,
            thread ->
                thread % 2 == 0
                    ? store().clear(Invalidation.SOFT)
                    : store().invalidate(List.of(BOOK), Invalidation.SOFT, "t" + thread));

    assertThat(sequences).doesNotHaveDuplicates().allMatch(each -> each >= 1 && each <= 8);
    assertThat(store().poll().sequence()).isEqualTo(8);
  }

  @Test
  void another_tag_in_the_same_buckets_is_told_apart_by_the_exact_sequence() {
    Tag twin = twinOf(BOOK);
    Stamp before = store().poll().stamp();
    store().invalidate(List.of(twin), Invalidation.SOFT, "t1");
    EpochVector vector = store().poll();
    Tag[] tags = {BOOK};

    assertThat(vector.validity(before, tags)).isEqualTo(Validity.SOFT);
    assertThat(vector.validity(before, tags, store().exact(List.of(BOOK), incarnation())))
        .isEqualTo(Validity.VALID);
    store().invalidate(List.of(BOOK, twin), Invalidation.SOFT, "t2");
    assertThat(store().poll().validity(before, tags, store().exact(List.of(BOOK), incarnation())))
        .isEqualTo(Validity.SOFT);
  }

  @ParameterizedTest
  @EnumSource
  void clearing_counts_and_marks_everything(Invalidation kind) {
    EpochVector before = store().poll();
    store().invalidate(List.of(BOOK), Invalidation.HARD, "t1");

    assertThat(store().clear(kind)).isEqualTo(2);
    assertThat(store().poll())
        .isEqualTo(before.invalidated(List.of(BOOK), Invalidation.HARD).cleared(kind));
    assertThat(store().clear(kind)).isEqualTo(3);
  }

  @Test
  void the_origin_is_marked_and_nothing_is_counted() {
    EpochVector before = store().poll();
    store().markOrigin(NOON);
    assertThat(store().poll()).isEqualTo(before.down(NOON));
    store().markOrigin(0);

    assertThat(store().poll()).isEqualTo(before);
  }

  @org.junit.jupiter.api.Tag("DY4")
  @Test
  void dy4_every_write_makes_the_vector_where_there_is_none() {
    store().markOrigin(NOON);
    assertThat(store().poll()).isEqualTo(EpochVector.fresh(incarnation()).down(NOON));
    damage().loseVector();
    assertThat(store().clear(Invalidation.HARD)).isEqualTo(1);
    damage().loseVector();

    assertThat(store().invalidate(List.of(BOOK), Invalidation.SOFT, "t1")).isEqualTo(1);
  }

  @org.junit.jupiter.api.Tag("DY4")
  @Test
  void dy4_a_vector_that_was_lost_comes_back_as_another() {
    EpochVector before = store().poll();
    damage().loseVector();

    EpochVector after = store().poll();
    assertThat(after).isEqualTo(EpochVector.fresh(after.incarnation()));
    assertThat(after.validity(before.stamp(), new Tag[] {})).isEqualTo(Validity.VOID);
  }

  @org.junit.jupiter.api.Tag("DY4")
  @Test
  void dy4_a_vector_from_a_backup_is_found_out_and_replaced_once() {
    EpochVector backup = store().poll();
    store().invalidate(List.of(BOOK), Invalidation.SOFT, "t1");
    EpochVector known = store().poll();
    Epoch epoch = new Epoch(known, 1);
    damage().restoreVector(backup);

    assertThat(epoch.replied(epoch.ticket(), store().poll()))
        .isEqualTo(new Epoch.Reply.Broken(known.incarnation()));
    store().replace(known.incarnation());
    EpochVector replaced = store().poll();
    assertThat(replaced).isEqualTo(EpochVector.fresh(replaced.incarnation()));
    assertThat(replaced.validity(known.stamp(), new Tag[] {})).isEqualTo(Validity.VOID);
    store().replace(known.incarnation());
    assertThat(store().poll()).isEqualTo(replaced);
  }

  @org.junit.jupiter.api.Tag("DY4")
  @Test
  void dy4_of_many_that_replace_one_does() throws Exception {
    String broken = incarnation();
    atOnce(
        8,
        ignored -> {
          store().replace(broken);
          return incarnation();
        });
    String after = incarnation();

    assertThat(after).isNotEqualTo(broken);
    store().replace(broken);
    assertThat(incarnation()).isEqualTo(after);
  }

  @Test
  void replacing_what_is_not_there_makes_nothing_else_vanish() {
    store().replace("never");
    String incarnation = incarnation();
    store().replace("never");

    assertThat(incarnation()).isEqualTo(incarnation);
  }

  @org.junit.jupiter.api.Tag("DY4")
  @Test
  void dy4_a_vector_that_cannot_be_read_is_another_from_then_on() {
    String spoiled = incarnation();
    damage().spoilVector();
    EpochVector after = store().poll();
    assertThat(after).isEqualTo(EpochVector.fresh(after.incarnation()));
    assertThat(after.incarnation()).isNotEqualTo(spoiled);

    damage().spoilVector();
    assertThat(store().clear(Invalidation.SOFT)).isEqualTo(1);
    damage().spoilVector();
    store().markOrigin(NOON);
    assertThat(store().poll()).isEqualTo(EpochVector.fresh(incarnation()).down(NOON));
    damage().spoilVector();
    assertThat(store().invalidate(List.of(BOOK), Invalidation.SOFT, "t1")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 700, 701, 4_096, 390_000, 390_001, 780_000, 4_194_304})
  void what_was_filled_is_read(int length) {
    StoredEntry entry = stamped("i1", 3).filled("fill-1", bytes(length)).entry();

    assertThat(store().read("book:7", null, false)).isNull();
    assertThat(store().fill("book:7", entry)).isTrue();
    for (boolean strong : new boolean[] {true, false}) {
      assertSame(store().read("book:7", null, strong), entry);
      assertSame(store().read("book:7", "another", strong), entry);
      assertSame(
          store().read("book:7", "fill-1", strong),
          stamped("i1", 3).filled("fill-1", null).entry());
    }
  }

  @Test
  void an_entry_may_be_an_absence_without_validator_and_tags_or_have_many() {
    StoredEntry absence =
        stamped("i1", 0).with(EntryKind.ABSENT, null, List.of()).filled("f", bytes(0)).entry();
    List<Tag> many = IntStream.range(0, 300).mapToObj(n -> Tag.of("book", 300 - n)).toList();
    StoredEntry list = stamped("i1", 0).with(EntryKind.PRESENT, "W/\"ü\"", many).entry();
    store().fill("absence", absence);
    store().fill("list", list);

    assertSame(store().read("absence", null, false), absence);
    assertSame(store().read("list", null, false), list);
  }

  @Test
  void a_fill_gives_way_to_what_was_fetched_after_more_or_later() {
    store().fill("key", stamped("i1", 5).filled("there", bytes(1)).entry());

    assertThat(fills(stamped("i1", 4).storedAt(NOON + 9))).isFalse();
    assertThat(fills(stamped("i1", 5).storedAt(NOON - 1))).isFalse();
    assertThat(fills(stamped("i1", 5).storedAt(NOON))).isFalse();
    assertThat(fillIdThere()).isEqualTo("there");
    assertThat(fills(stamped("i1", 5).storedAt(NOON + 1))).isTrue();
    assertThat(fillIdThere()).isEqualTo("new");
  }

  @Test
  void a_fill_takes_the_place_of_a_lower_stamp_and_of_another_incarnation() {
    store().fill("key", stamped("i1", 5).filled("there", bytes(1)).entry());
    assertThat(fills(stamped("i1", 6).storedAt(NOON - 9))).isTrue();
    assertThat(fillIdThere()).isEqualTo("new");
    store().fill("key", stamped("i1", 7).filled("there", bytes(1)).entry());

    assertThat(fills(stamped("i2", 0).storedAt(NOON - 9))).isTrue();
    assertThat(fillIdThere()).isEqualTo("new");
  }

  @org.junit.jupiter.api.Tag("DY2")
  @ParameterizedTest
  @ValueSource(ints = {10, 1_000})
  void dy2_a_fill_that_is_tried_again_has_succeeded(int length) {
    StoredEntry entry = stamped("i1", 5).filled("fill-1", bytes(length)).entry();

    assertThat(store().fill("key", entry)).isTrue();
    assertThat(store().fill("key", entry)).isTrue();
    store().confirm("key", entry.confirmed(new Stamp("i1", 6), NOON + 1));
    assertThat(store().fill("key", entry)).isTrue();
    assertSame(store().read("key", null, false), entry.confirmed(new Stamp("i1", 6), NOON + 1));
  }

  @Test
  void of_many_fills_at_once_the_highest_stamp_remains() throws Exception {
    atOnce(
        8,
        n ->
            store()
                .fill("key", stamped("i1", (n * 5) % 8).filled("f" + n, bytes(900 + n)).entry()));

    // 3 * 5 mod 8 is 7.
    assertSame(store().read("key", null, true), stamped("i1", 7).filled("f3", bytes(903)).entry());
  }

  @Test
  void what_is_too_long_or_lives_too_long_or_has_no_payload_is_refused() {
    long month = SharedStore.LONGEST_LIFE.toMillis();
    int most = SharedStore.MOST_PAYLOAD_BYTES;
    for (StoredEntries wrong :
        List.of(
            stamped("i1", 1).filled("f", null),
            stamped("i1", 1).filled("f", new byte[most + 1]),
            stamped("i1", 1).living(month, 1),
            stamped("i1", 1).living(0, month + 1),
            stamped("i1", 1).living(Long.MAX_VALUE, Long.MAX_VALUE))) {
      assertThatIllegalArgumentException().isThrownBy(() -> store().fill("key", wrong.entry()));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().confirm("key", stamped("i1", 1).living(month, 1).entry()));
    assertThat(store().fill("key", stamped("i1", 1).living(month, 0).entry())).isTrue();
  }

  @Test
  void what_was_fetched_without_a_vector_is_not_put() {
    StoredEntry entry = stamped("", 0).entry();

    assertThat(store().fill("key", entry)).isFalse();
    assertThat(store().read("key", null, true)).isNull();
    store().fill("key", stamped("i1", 0).entry());
    assertThat(store().confirm("key", entry)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000})
  void a_confirmation_changes_stamp_and_times_and_leaves_the_payload(int length) {
    StoredEntry entry = stamped("i1", 5).filled("fill-1", bytes(length)).entry();
    store().fill("key", entry);
    StoredEntry confirmed = entry.confirmed(new Stamp("i1", 6), NOON + 50);

    assertThat(store().confirm("key", confirmed)).isTrue();
    assertSame(store().read("key", null, false), confirmed);
    StoredEntry shorter = stamped("i1", 7).living(60_000, 0).filled("fill-1", null).entry();
    assertThat(store().confirm("key", shorter)).isTrue();
    assertSame(
        store().read("key", null, false),
        stamped("i1", 7).living(60_000, 0).filled("fill-1", bytes(length)).entry());
  }

  @Test
  void a_confirmation_is_of_this_payload_and_of_no_earlier_fetch() {
    StoredEntry entry = stamped("i1", 5).entry();
    assertThat(store().confirm("key", entry)).isFalse();
    assertThat(store().read("key", null, true)).isNull();
    store().fill("key", entry);

    assertThat(store().confirm("key", stamped("i1", 6).filled("fill-2", null).entry())).isFalse();
    assertThat(store().confirm("key", stamped("i1", 4).storedAt(NOON + 9).entry())).isFalse();
    assertThat(store().confirm("key", stamped("i1", 5).storedAt(NOON - 1).entry())).isFalse();
    assertSame(store().read("key", null, true), entry);
    assertThat(store().confirm("key", stamped("i2", 0).storedAt(NOON - 9).entry())).isTrue();
    assertSame(store().read("key", null, true), stamped("i2", 0).storedAt(NOON - 9).entry());
  }

  @org.junit.jupiter.api.Tag("DY2")
  @Test
  void dy2_a_confirmation_that_is_tried_again_has_succeeded() {
    store().fill("key", stamped("i1", 5).entry());
    StoredEntry confirmed = stamped("i1", 6).storedAt(NOON + 1).entry();

    assertThat(store().confirm("key", confirmed)).isTrue();
    assertThat(store().confirm("key", confirmed)).isTrue();
    assertSame(store().read("key", null, true), confirmed);
  }

  @org.junit.jupiter.api.Tag("DY5")
  @Test
  void dy5_a_payload_that_is_incomplete_is_a_miss_except_for_who_has_it() {
    StoredEntry entry = stamped("i1", 5).filled("fill-1", bytes(400_000)).entry();
    store().fill("key", entry);
    damage().losePayload("key");

    assertThat(store().read("key", null, false)).isNull();
    assertThat(store().read("key", null, true)).isNull();
    assertSame(
        store().read("key", "fill-1", false), stamped("i1", 5).filled("fill-1", null).entry());
    assertThat(fills(stamped("i1", 5).storedAt(NOON + 1))).isTrue();
    assertThat(fillIdThere()).isEqualTo("new");
  }

  @org.junit.jupiter.api.Tag("DY5")
  @Test
  void dy5_a_payload_that_is_not_what_was_written_is_a_miss() {
    store().fill("key", stamped("i1", 5).filled("fill-1", bytes(1_000)).entry());
    damage().spoilPayload("key");

    assertThat(store().read("key", null, false)).isNull();
  }

  @org.junit.jupiter.api.Tag("DY5")
  @Test
  void dy5_an_entry_that_cannot_be_read_is_a_miss_and_gives_way() {
    StoredEntry entry = stamped("i1", 5).entry();
    store().fill("key", stamped("i1", 9).entry());
    damage().spoilEntry("key");

    assertThat(store().read("key", null, false)).isNull();
    assertThat(store().confirm("key", stamped("i1", 10).entry())).isFalse();
    assertThat(store().fill("key", entry)).isTrue();
    assertSame(store().read("key", null, true), entry);
  }

  @Test
  void keys_are_apart_whatever_is_in_them() {
    List<String> keys =
        List.of("a", "a#b", "A", "a ", "İ", "\0", "\ud83d\udd11", "k".repeat(1_000));
    keys.forEach(
        key -> store().fill(key, stamped("i1", keys.indexOf(key)).filled("f", bytes(800)).entry()));

    assertThat(keys)
        .allSatisfy(
            key ->
                assertSame(
                    store().read(key, null, true),
                    stamped("i1", keys.indexOf(key)).filled("f", bytes(800)).entry()));
    for (String wrong : List.of("", "k".repeat(1_001), "ü".repeat(501))) {
      assertThatIllegalArgumentException().isThrownBy(() -> store().read(wrong, null, false));
    }
  }

  @Test
  void a_lease_is_one_owners_until_it_ends() {
    assertThat(store().lease("key", "one", NOON, NOON + 800)).isEqualTo(YOURS);
    assertThat(store().lease("key", "two", NOON + 1, NOON + 801)).isEqualTo(theirs(NOON + 800));
    assertThat(store().lease("other", "two", NOON + 1, NOON + 801)).isEqualTo(YOURS);
    assertThat(store().lease("key", "two", NOON + 800, NOON + 1_600)).isEqualTo(theirs(NOON + 800));
    assertThat(store().lease("key", "two", NOON + 801, NOON + 1_601)).isEqualTo(YOURS);

    assertThat(store().lease("key", "one", NOON + 900, NOON + 1_700))
        .isEqualTo(theirs(NOON + 1_601));
  }

  @org.junit.jupiter.api.Tag("DY2")
  @Test
  void dy2_whoever_has_a_lease_gets_it_again() {
    store().lease("key", "one", NOON, NOON + 800);

    assertThat(store().lease("key", "one", NOON + 400, NOON + 1_200)).isEqualTo(YOURS);
    assertThat(store().lease("key", "two", NOON + 1_000, NOON + 1_800))
        .isEqualTo(theirs(NOON + 1_200));
  }

  @Test
  void a_lease_is_kept_and_given_back_by_its_owner_only() {
    assertThat(store().keep("key", "one", NOON + 800)).isFalse();
    store().release("key", "one");
    store().lease("key", "one", NOON, NOON + 800);
    assertThat(store().keep("key", "one", NOON + 1_200)).isTrue();
    assertThat(store().keep("key", "two", NOON + 9_000)).isFalse();
    store().release("key", "two");
    assertThat(store().lease("key", "two", NOON + 1_000, NOON + 1_800))
        .isEqualTo(theirs(NOON + 1_200));
    store().release("key", "one");
    store().release("key", "one");

    assertThat(store().lease("key", "two", NOON + 1_000, NOON + 1_800)).isEqualTo(YOURS);
    assertThat(store().keep("key", "one", NOON + 9_000)).isFalse();
  }

  @Test
  void of_many_that_ask_at_once_one_gets_the_lease() throws Exception {
    List<LeaseVerdict> verdicts =
        atOnce(8, n -> store().lease("key", "owner" + n, NOON, NOON + 800));

    assertThat(verdicts).filteredOn(YOURS::equals).hasSize(1);
    assertThat(verdicts).filteredOn(theirs(NOON + 800)::equals).hasSize(7);
  }

  @Test
  void a_lease_of_a_clock_gone_wrong_binds_nobody() {
    long ahead = NOON + 3_600_000;
    store().lease("key", "ahead", ahead, ahead + 800);
    assertThat(store().lease("key", "one", NOON, NOON + 800)).isEqualTo(YOURS);
    store().lease("edge", "ahead", NOON, NOON + 60_000);

    assertThat(store().lease("edge", "one", NOON, NOON + 800)).isEqualTo(theirs(NOON + 60_000));
    assertThat(store().lease("edge", "one", NOON - 1, NOON + 800)).isEqualTo(YOURS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().lease("key", "one", NOON, NOON + 60_001));
  }

  @Test
  void a_lease_is_taken_over_by_one_who_knows_its_end_and_by_nobody_when_it_was_kept() {
    store().lease("key", "dead", NOON + 30_000, NOON + 30_800);
    assertThat(store().lease("key", "one", NOON, NOON + 800)).isEqualTo(theirs(NOON + 30_800));

    assertThat(store().takeOver("key", "one", NOON + 30_799, NOON + 1_600)).isFalse();
    assertThat(store().takeOver("key", "one", NOON + 30_800, NOON + 1_600)).isTrue();

    assertThat(store().takeOver("key", "two", NOON + 30_800, NOON + 1_600)).isFalse();
    assertThat(store().keep("key", "dead", NOON + 31_200)).isFalse();
    assertThat(store().lease("key", "two", NOON + 801, NOON + 1_601))
        .isEqualTo(theirs(NOON + 1_600));
    assertThat(store().keep("key", "one", NOON + 2_000)).isTrue();
    assertThat(store().takeOver("key", "two", NOON + 1_600, NOON + 2_400)).isFalse();
  }

  @org.junit.jupiter.api.Tag("DY2")
  @Test
  void dy2_whoever_took_a_lease_over_gets_it_again() {
    store().lease("key", "dead", NOON, NOON + 800);
    store().takeOver("key", "one", NOON + 800, NOON + 1_600);

    assertThat(store().takeOver("key", "one", NOON + 800, NOON + 1_600)).isTrue();
  }

  @Test
  void a_lease_that_is_gone_is_not_taken_over() {
    assertThat(store().takeOver("key", "one", NOON, NOON + 800)).isFalse();

    assertThat(store().lease("key", "two", NOON, NOON + 800)).isEqualTo(YOURS);
  }

  @Test
  void of_many_that_take_over_at_once_one_gets_the_lease() throws Exception {
    store().lease("key", "dead", NOON, NOON + 800);

    assertThat(atOnce(8, n -> store().takeOver("key", "owner" + n, NOON + 800, NOON + 1_600 + n)))
        .filteredOn(taken -> taken)
        .hasSize(1);
  }

  @Test
  void a_lease_that_cannot_be_read_binds_nobody() {
    store().lease("key", "one", NOON, NOON + 800);
    damage().spoilLease("key");

    assertThat(store().lease("key", "two", NOON, NOON + 800)).isEqualTo(YOURS);
    assertThat(store().keep("key", "one", NOON + 900)).isFalse();
  }

  String incarnation() {
    return store().poll().incarnation();
  }

  private TagSequence exact(Tag tag) {
    return store().exact(List.of(tag), incarnation()).getOrDefault(tag, TagSequence.NEVER);
  }

  private boolean fills(StoredEntries entry) {
    return store().fill("key", entry.filled("new", bytes(2)).entry());
  }

  private @Nullable String fillIdThere() {
    @Nullable StoredEntry there = store().read("key", null, true);
    return there == null ? null : there.fillId();
  }

  private static void assertSame(@Nullable StoredEntry actual, StoredEntry expected) {
    if (actual == null) {
      throw new AssertionError("Absent: " + expected.fillId());
    }
    assertThat(actual.withPayload(null)).isEqualTo(expected.withPayload(null));
    // Not compared by the assertion: it would take four million steps, and print them.
    assertThat(Arrays.equals(actual.payload(), expected.payload())).isTrue();
  }

  private static LeaseVerdict theirs(long until) {
    return new LeaseVerdict.Theirs(until);
  }

  /** Another tag in the same buckets of rows a and b. */
  private static Tag twinOf(Tag tag) {
    return IntStream.iterate(0, n -> n + 1)
        .mapToObj(n -> Tag.of("twin", n))
        .filter(twin -> twin.a() == tag.a() && twin.b() == tag.b())
        .findFirst()
        .orElseThrow();
  }

  private static <T> List<T> atOnce(int threads, IntFunction<T> task) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<T>> calls =
          IntStream.range(0, threads).<Callable<T>>mapToObj(n -> () -> task.apply(n)).toList();
      return pool.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
