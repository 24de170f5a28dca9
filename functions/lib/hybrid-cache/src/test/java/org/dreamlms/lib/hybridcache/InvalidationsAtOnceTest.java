package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.dreamlms.infra.testkit.TestTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** As many environments as may, with the pauses that they make. */
final class InvalidationsAtOnceTest {
  @RegisterExtension static final TestTables tables = new TestTables();

  private static final CacheTable TABLE = new CacheTable(tables);

  @AfterAll
  static void close() {
    TABLE.close();
  }

  @org.junit.jupiter.api.Tag("DY5")
  @Test
  void dy5_as_many_as_there_are_tries_invalidate_at_once_and_each_is_committed() throws Exception {
    String namespace = CacheTable.newNamespace();
    TABLE.store(namespace).poll();
    try (DynamoDbClient client =
            TABLE.client(
                builder ->
                    builder.httpClient(
                        Apache5HttpClient.builder()
                            .maxConnections(DynamoVector.MOST_TRIES)
                            .build()));
        ExecutorService pool = Executors.newFixedThreadPool(DynamoVector.MOST_TRIES)) {
      DynamoCalls calls =
          new DynamoCalls(
              client,
              TABLE.name(),
              new TimeLimit(CacheTable.ENOUGH, () -> CacheTable.ENOUGH),
              ConsumedCapacity.IGNORED,
              Pause.random(new SecureRandom()));
      List<Callable<Long>> all =
          IntStream.rangeClosed(1, DynamoVector.MOST_TRIES)
              .mapToObj(n -> invalidation(calls, namespace, n))
              .toList();

      List<Long> sequences = pool.invokeAll(all).stream().map(Future::resultNow).sorted().toList();

      assertThat(sequences)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, DynamoVector.MOST_TRIES).boxed().toList());
    }
  }

  private static Callable<Long> invalidation(DynamoCalls calls, String namespace, int number) {
    SharedStore store = new DynamoSharedStore(calls, namespace, () -> "i", CacheTable.CLOCK);
    List<Tag> tags = List.of(Tag.of("book", number), Tag.of("books"));
    return () -> store.invalidate(tags, Invalidation.SOFT, "t" + number);
  }
}
