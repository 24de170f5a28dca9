package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dreamlms.lib.hybridcache.StoredEntries.NOON;
import static org.dreamlms.lib.hybridcache.StoredEntries.bytes;
import static org.dreamlms.lib.hybridcache.StoredEntries.stamped;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.hybridcache.FaultyHttp.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What goes wrong between the store and its table. */
final class DynamoFaultTest {
  @RegisterExtension static final TestTables tables = new TestTables();

  private static final CacheTable TABLE = new CacheTable(tables);
  private static final Tag BOOK = Tag.of("book", 7);
  private static final StoredEntry ENTRY = stamped("i1", 5).filled("f", bytes(1_000)).entry();
  private static final StoredEntry CONFIRMED = ENTRY.confirmed(new Stamp("i1", 6), NOON + 1);
  private static final LeaseVerdict YOURS = new LeaseVerdict.Yours();

  /** Everything that a store does, after {@link #begin}. */
  private record Operation(String name, Consumer<SharedStore> call) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final FaultyHttp http = new FaultyHttp(Apache5HttpClient.create());
  private final DynamoDbClient client =
      TABLE.client(
          builder ->
              builder
                  .httpClient(http)
                  .overrideConfiguration(
                      override ->
                          override.retryStrategy(
                              StandardRetryStrategy.builder()
                                  .maxAttempts(2)
                                  .backoffStrategy(BackoffStrategy.retryImmediately())
                                  .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                  .build())));
  private final SharedKeys keys = new SharedKeys(CacheTable.newNamespace());
  private final SharedStore store = TABLE.store(keys.namespace(), client, ConsumedCapacity.IGNORED);

  @AfterEach
  void closeClient() {
    client.close();
  }

  @AfterAll
  static void close() {
    TABLE.close();
  }

  private static Stream<Operation> operations() {
    return Stream.of(
        new Operation("poll", SharedStore::poll),
        new Operation("replace", store -> store.replace("i0")),
        new Operation(
            "invalidate", store -> store.invalidate(List.of(BOOK), Invalidation.HARD, "t")),
        new Operation("clear", store -> store.clear(Invalidation.SOFT)),
        new Operation("mark the origin", store -> store.markOrigin(NOON)),
        new Operation("read exact sequences", store -> store.exact(List.of(BOOK), "i1")),
        new Operation("read an entry", store -> store.read("key", null, false)),
        new Operation("write a payload", store -> store.fill("key", ENTRY)),
        new Operation(
            "fill", store -> store.fill("key", stamped("i1", 1).filled("short", bytes(1)).entry())),
        new Operation("confirm", store -> store.confirm("key", CONFIRMED)),
        new Operation("lease", store -> store.lease("key", "me", NOON, NOON + 800)),
        new Operation(
            "take over a lease", store -> store.takeOver("key", "other", NOON + 800, NOON + 900)),
        new Operation("keep a lease", store -> store.keep("key", "me", NOON + 800)),
        new Operation("release a lease", store -> store.release("key", "me")));
  }

  private static Stream<Arguments> faultsOfOperations() {
    return operations()
        .flatMap(
            operation ->
                Stream.of(
                        Fault.LOST_REQUEST,
                        Fault.LOST_ANSWER,
                        Fault.THROTTLED,
                        Fault.INTERNAL_ERROR)
                    .map(fault -> Arguments.of(operation, fault)));
  }

  @org.junit.jupiter.api.Tag("DY1")
  @ParameterizedTest
  @MethodSource("faultsOfOperations")
  void dy1_one_failure_is_made_good_by_a_second_attempt(Operation operation, Fault fault) {
    begin();
    http.next(fault);

    assertThatCode(() -> operation.call().accept(store)).doesNotThrowAnyException();
  }

  @org.junit.jupiter.api.Tag("DY1")
  @ParameterizedTest
  @MethodSource("faultsOfOperations")
  void dy1_two_failures_are_a_failure_that_names_the_operation(Operation operation, Fault fault) {
    begin();
    http.next(fault, fault);

    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> operation.call().accept(store))
        // The first request of an invalidation is a poll.
        .withMessageContaining(operation.name().equals("invalidate") ? "poll" : operation.name());
  }

  @org.junit.jupiter.api.Tag("DY1")
  @ParameterizedTest
  @MethodSource("operations")
  void dy1_what_the_transport_throws_is_a_failure_like_any(Operation operation) {
    begin();
    http.next(Fault.BROKEN);

    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> operation.call().accept(store))
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @org.junit.jupiter.api.Tag("DY3")
  @ParameterizedTest
  @MethodSource("operations")
  void dy3_without_permission_every_operation_fails_alike(Operation operation) {
    begin();
    http.next(Fault.NO_PERMISSION);

    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> operation.call().accept(store));
  }

  @org.junit.jupiter.api.Tag("DY3")
  @ParameterizedTest
  @MethodSource("operations")
  void dy3_without_a_table_every_operation_fails_alike(Operation operation) {
    SharedStore absent =
        CacheTable.store("n", client, ConsumedCapacity.IGNORED, tables.name("absent"));

    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> operation.call().accept(absent));
  }

  @org.junit.jupiter.api.Tag("DY3")
  @Test
  void dy3_with_another_key_schema_every_operation_fails_alike() {
    try (CacheTable number = new CacheTable(tables, "number", "pk", ScalarAttributeType.N);
        CacheTable other = new CacheTable(tables, "other", "key", ScalarAttributeType.S)) {
      for (CacheTable wrong : List.of(number, other)) {
        SharedStore broken = wrong.store("n");
        assertThat(operations().toList())
            .allSatisfy(
                operation ->
                    assertThatExceptionOfType(SharedStoreException.class)
                        .isThrownBy(() -> operation.call().accept(broken)));
      }
    }
  }

  @org.junit.jupiter.api.Tag("DY2")
  @Test
  void dy2_an_invalidation_whose_answer_is_lost_is_counted_once_by_the_second_attempt() {
    EpochVector before = store.poll();
    http.next(Fault.NONE, Fault.LOST_ANSWER);

    assertThat(store.invalidate(List.of(BOOK), Invalidation.SOFT, "t")).isEqualTo(1);
    assertThat(store.poll()).isEqualTo(before.invalidated(List.of(BOOK), Invalidation.SOFT));
  }

  @org.junit.jupiter.api.Tag("DY2")
  @Test
  void dy2_an_invalidation_whose_answers_are_all_lost_is_done_and_at_worst_done_again() {
    EpochVector before = store.poll();
    http.next(Fault.NONE, Fault.LOST_ANSWER, Fault.LOST_ANSWER);
    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> store.invalidate(List.of(BOOK), Invalidation.HARD, "t"))
        .withMessageContaining("invalidate");
    EpochVector once = before.invalidated(List.of(BOOK), Invalidation.HARD);
    assertThat(store.poll()).isEqualTo(once);

    assertThat(store.invalidate(List.of(BOOK), Invalidation.HARD, "t")).isEqualTo(2);
    assertThat(store.poll()).isEqualTo(once.invalidated(List.of(BOOK), Invalidation.HARD));
  }

  @org.junit.jupiter.api.Tag("DY2")
  @Test
  void dy2_clearing_whose_answer_is_lost_is_at_worst_done_twice() {
    EpochVector before = store.poll();
    http.next(Fault.LOST_ANSWER);

    assertThat(store.clear(Invalidation.SOFT)).isEqualTo(2);
    assertThat(store.poll())
        .isEqualTo(before.cleared(Invalidation.SOFT).cleared(Invalidation.SOFT));
  }

  @org.junit.jupiter.api.Tag("DY2")
  @Test
  void dy2_a_vector_that_was_made_though_the_answer_was_lost_is_the_one() {
    http.next(Fault.NONE, Fault.LOST_ANSWER);
    EpochVector made = store.poll();
    http.next(Fault.LOST_ANSWER);
    store.replace(made.incarnation());

    assertThat(store.poll().incarnation()).isNotEqualTo(made.incarnation());
  }

  @org.junit.jupiter.api.Tag("DY2")
  @Test
  void dy2_a_fill_a_confirmation_and_a_lease_whose_answers_are_lost_have_succeeded() {
    http.next(Fault.LOST_ANSWER, Fault.NONE, Fault.LOST_ANSWER);
    assertThat(store.fill("key", ENTRY)).isTrue();
    http.next(Fault.LOST_ANSWER);
    assertThat(store.confirm("key", CONFIRMED)).isTrue();
    http.next(Fault.LOST_ANSWER);
    assertThat(store.lease("key", "me", NOON, NOON + 800)).isEqualTo(YOURS);
    http.next(Fault.LOST_ANSWER);
    assertThat(store.keep("key", "me", NOON + 900)).isTrue();
    http.next(Fault.LOST_ANSWER);
    store.release("key", "me");

    assertThat(store.lease("key", "other", NOON, NOON + 800)).isEqualTo(YOURS);
  }

  @org.junit.jupiter.api.Tag("DY4")
  @Test
  void dy4_an_invalidation_counts_in_the_incarnation_that_came_in_between() {
    String earlier = store.poll().incarnation();
    // Of the same sequence, so that only the incarnation tells them apart.
    http.afterNext(() -> TABLE.store(keys.namespace()).replace(earlier));

    assertThat(store.invalidate(List.of(BOOK), Invalidation.SOFT, "t")).isEqualTo(1);
    String later = store.poll().incarnation();
    assertThat(later).isNotEqualTo(earlier);
    assertThat(store.exact(List.of(BOOK), later)).containsEntry(BOOK, new TagSequence(1, 0));
  }

  @org.junit.jupiter.api.Tag("DY5")
  @Test
  void dy5_an_invalidation_that_others_are_in_the_way_of_is_made_up_anew() {
    http.next(Fault.NONE, Fault.NONE, Fault.CANCELLED, Fault.NONE, Fault.CANCELLED);

    assertThat(store.invalidate(List.of(BOOK), Invalidation.SOFT, "t")).isEqualTo(1);
    assertThat(http.attempts()).isEqualTo(2 + 1 + 2 + 2);
  }

  @org.junit.jupiter.api.Tag("DY5")
  @Test
  void dy5_an_invalidation_that_never_gets_through_fails_in_the_end() {
    store.poll();
    for (int tries = 0; tries < 100; tries++) {
      http.next(Fault.NONE, Fault.CANCELLED);
    }

    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> store.invalidate(List.of(BOOK), Invalidation.SOFT, "t"))
        .withMessageContaining("invalidate");
    assertThat(http.attempts()).isEqualTo(2 + 2 * 30);
  }

  @Test
  void an_invalidation_that_was_cancelled_for_another_reason_is_not_tried_again() {
    store.poll();
    http.next(Fault.NONE, Fault.CANCELLED_BY_THROTTLING);

    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> store.invalidate(List.of(BOOK), Invalidation.SOFT, "t"));
    assertThat(http.attempts()).isEqualTo(2 + 2);
  }

  @org.junit.jupiter.api.Tag("DY5")
  @Test
  void dy5_a_write_that_meets_a_transaction_is_tried_again_a_few_times() {
    store.poll();
    http.next(Fault.CONFLICT, Fault.CONFLICT);
    assertThat(store.clear(Invalidation.SOFT)).isEqualTo(1);
    http.next(Collections.nCopies(6, Fault.CONFLICT).toArray(Fault[]::new));

    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(() -> store.clear(Invalidation.SOFT));
    assertThat(store.poll().sequence()).isEqualTo(1);
  }

  @org.junit.jupiter.api.Tag("DY5")
  @Test
  void dy5_what_a_batch_leaves_unread_is_asked_for_again() {
    byte[] payload = bytes(4 * Pieces.LARGEST);
    StoredEntry entry = stamped("i1", 5).filled("f", payload).entry();
    store.fill("key", entry);
    LeftUnread one = new LeftUnread(false);
    try (DynamoDbClient slow = through(one)) {
      SharedStore scant = TABLE.store(keys.namespace(), slow, ConsumedCapacity.IGNORED);
      StoredEntry read = scant.read("key", null, false);

      assertThat(read != null && Arrays.equals(read.payload(), payload)).isTrue();
      assertThat(one.batches()).isEqualTo(4);
      List<Tag> tags = IntStream.range(0, 5).mapToObj(n -> Tag.of("book", n)).toList();
      assertThat(scant.exact(tags, "i1")).hasSize(5);
    }
  }

  @org.junit.jupiter.api.Tag("DY5")
  @Test
  void dy5_what_is_left_unread_to_the_last_is_a_failure_and_no_miss() {
    store.fill("key", ENTRY);
    store.invalidate(List.of(BOOK), Invalidation.HARD, "t");
    LeftUnread all = new LeftUnread(true);
    try (DynamoDbClient slow = through(all)) {
      SharedStore scant = TABLE.store(keys.namespace(), slow, ConsumedCapacity.IGNORED);

      assertThatExceptionOfType(SharedStoreException.class)
          .isThrownBy(() -> scant.read("key", null, false));
      assertThat(all.batches()).isEqualTo(5);
      assertThatExceptionOfType(SharedStoreException.class)
          .isThrownBy(() -> scant.exact(List.of(BOOK), "i1"));
    }
  }

  @org.junit.jupiter.api.Tag("DY5")
  @Test
  void dy5_the_time_of_expiry_means_nothing_to_what_is_read() {
    store.fill("key", ENTRY);
    store.invalidate(List.of(BOOK), Invalidation.HARD, "t");
    store.lease("key", "me", NOON, NOON + 800);
    for (String pk :
        List.of(keys.entry("key"), keys.piece("key", "f", 0), keys.tag(BOOK), keys.lease("key"))) {
      TABLE.change(pk, "ttl", Item.number(1));
    }
    String incarnation = store.poll().incarnation();

    StoredEntry read = store.read("key", null, false);
    assertThat(read == null ? null : read.withPayload(null)).isEqualTo(ENTRY.withPayload(null));
    assertThat(store.exact(List.of(BOOK), incarnation)).containsEntry(BOOK, new TagSequence(1, 1));
    assertThat(store.lease("key", "other", NOON, NOON + 800))
        .isEqualTo(new LeaseVerdict.Theirs(NOON + 800));
  }

  @Test
  void pieces_that_are_not_there_yet_are_asked_for_strongly() {
    store.fill("key", ENTRY);
    TABLE.delete(keys.piece("key", "f", 0));
    int before = http.attempts();

    assertThat(store.read("key", null, false)).isNull();
    // The header, its pieces, and those again strongly: the first replica might be behind.
    assertThat(http.attempts() - before).isEqualTo(3);
    assertThat(store.read("key", null, true)).isNull();
    assertThat(http.attempts() - before).isEqualTo(3 + 2);
  }

  @org.junit.jupiter.api.Tag("DY1")
  @Test
  void dy1_where_nobody_listens_and_without_time_a_request_fails_like_any() {
    try (DynamoDbClient nobody =
        TABLE.client(builder -> builder.endpointOverride(URI.create("http://127.0.0.1:1")))) {
      SharedStore deaf = CacheTable.store("n", nobody, ConsumedCapacity.IGNORED, TABLE.name());
      assertThatExceptionOfType(SharedStoreException.class).isThrownBy(deaf::poll);
    }
    DynamoCalls late =
        new DynamoCalls(
            client,
            TABLE.name(),
            new TimeLimit(Duration.ofSeconds(1), () -> Duration.ZERO),
            ConsumedCapacity.IGNORED,
            tries -> {});
    SharedStore hurried = new DynamoSharedStore(late, "n", () -> "i", CacheTable.CLOCK);

    assertThat(operations().toList())
        .allSatisfy(
            operation ->
                assertThatExceptionOfType(SharedStoreException.class)
                    .isThrownBy(() -> operation.call().accept(hurried))
                    .withMessageContaining("time"));
    assertThat(http.attempts()).isZero();
  }

  @org.junit.jupiter.api.Tag("DY1")
  @Test
  void dy1_a_table_that_never_answers_is_given_up_when_the_time_is_over() throws IOException {
    // It takes connections, into its backlog, and says nothing.
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        DynamoDbClient waiting =
            TABLE.client(
                builder ->
                    builder.endpointOverride(
                        URI.create("http://127.0.0.1:" + silent.getLocalPort())))) {
      DynamoCalls calls =
          new DynamoCalls(
              waiting,
              TABLE.name(),
              new TimeLimit(Duration.ofMillis(10), () -> Duration.ofMillis(200)),
              ConsumedCapacity.IGNORED,
              tries -> {});
      SharedStore unheard = new DynamoSharedStore(calls, "n", () -> "i", CacheTable.CLOCK);

      assertThatExceptionOfType(SharedStoreException.class)
          .isThrownBy(unheard::poll)
          .withMessageContaining("poll")
          .withCauseInstanceOf(ApiCallTimeoutException.class);
    }
  }

  /** So that every operation has something to do. */
  private void begin() {
    store.poll();
    store.fill("key", ENTRY);
    store.lease("key", "me", NOON, NOON + 800);
  }

  private DynamoDbClient through(LeftUnread interceptor) {
    return TABLE.client(
        builder ->
            builder.overrideConfiguration(
                override -> override.addExecutionInterceptor(interceptor)));
  }
}
