package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** P10 on DynamoDB Local: two hundred environments, one key, real threads. */
final class DynamoHerdTest {
  @RegisterExtension static final TestTables tables = new TestTables();

  private static final int MANY = 200;
  private static final int BOOK = 1;
  private static final CacheTable TABLE = new CacheTable(tables);

  private final String namespace = CacheTable.newNamespace();
  private final DynamoHerd herd = new DynamoHerd(TABLE, namespace, MANY);
  private final AtomicInteger calls = new AtomicInteger();

  @AfterEach
  void closeHerd() {
    herd.close();
  }

  @AfterAll
  static void close() {
    TABLE.close();
  }

  @Test
  void one_call_for_all_and_one_more_after_an_invalidation_and_none_for_new_ones()
      throws Exception {
    List<Answer<String>> first = herd.together(one -> read(one, _ -> aWhile()));
    assertThat(first).extracting(Answer::value).containsOnly("Atlas@1").hasSize(MANY);
    assertThat(calls).hasValue(1);

    long sequence =
        herd.environments()
            .getFirst()
            .cache
            .invalidateTag(CacheWorld.book(BOOK), Invalidation.SOFT, "changed");
    List<Answer<String>> second =
        herd.together(
            one -> {
              one.cache.knowAtLeast(sequence);
              return read(one, _ -> aWhile());
            });
    assertThat(second).extracting(Answer::value).containsOnly("Atlas@2").hasSize(MANY);
    assertThat(calls).hasValue(2);

    try (DynamoHerd cold = new DynamoHerd(TABLE, namespace, MANY)) {
      List<Answer<String>> warm = cold.together(one -> read(one, _ -> aWhile()));
      assertThat(warm).extracting(Answer::source).containsOnly(Source.SHARED).hasSize(MANY);
    }
    assertThat(calls).hasValue(2);
  }

  @Test
  @Tag("LA3")
  void one_call_more_when_the_one_who_asks_dies() throws Exception {
    CountDownLatch othersAnswered = new CountDownLatch(MANY - 1);
    List<Answer<String>> answers =
        herd.together(
            one -> {
              boolean[] died = {false};
              Answer<String> answer =
                  read(
                      one,
                      call -> {
                        died[0] = call == 1;
                        if (died[0]) {
                          // From here on it is as if this environment were gone.
                          one.link.cut(true);
                          await(othersAnswered);
                        } else {
                          aWhile();
                        }
                      });
              if (!died[0]) {
                othersAnswered.countDown();
              }
              return answer;
            });

    assertThat(answers).hasSize(MANY);
    assertThat(answers).extracting(Answer::value).contains("Atlas@2");
    assertThat(calls).hasValue(2);
  }

  private Answer<String> read(DynamoHerd.Environment one, IntConsumer meanwhile) {
    return one.cache.getOrFetch(
        SimulatedHerd.BOOKS,
        BOOK,
        _ -> {
          int call = calls.incrementAndGet();
          meanwhile.accept(call);
          return new Fetched.Found<>("Atlas@" + call, null);
        });
  }

  /** As an origin takes; nothing depends on how long it is. */
  private static void aWhile() {
    LockSupport.parkNanos(300_000_000);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
