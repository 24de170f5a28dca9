package org.dreamlms.functions.dcswebhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.infra.testkit.QueueStore.Queue;
import org.dreamlms.infra.testkit.TestQueues;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventLog;
import org.dreamlms.lib.dcsevents.EventQuery;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.EventTable;
import org.dreamlms.lib.dcsevents.WebhookSecrets;
import org.dreamlms.lib.dcsevents.WebhookSignature;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreOnDynamo;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same delivery many times at once. */
@Tag("WH9")
final class SameDeliveryTest {
  /** DCS sends to all subscriptions at once; nobody sends more at once than we let in. */
  private static final int THREADS = 16;

  private static final int ENVIRONMENTS = 4;

  @RegisterExtension static final TestTables tables = new TestTables();
  @RegisterExtension static final TestQueues queues = new TestQueues();

  /**
   * What one delivery was told.
   *
   * @param sequence what was committed when it was told
   */
  private record Told(int status, long sequence) {}

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100, 1_000})
  void wh9_all_are_told_the_same_and_nobody_before_the_edit_is_visible(int times) throws Exception {
    try (WebhookWorld world = new WebhookWorld()) {
      byte[] body = world.edit(12);

      List<Told> told =
          atOnce(times, _ -> new Told(world.deliver(body).status(), world.sequence()));

      assertThat(told).hasSize(times).allMatch(one -> one.status() == 200 && one.sequence() >= 1);
      EventRecord record = world.log.find(EventId.of(body)).orElseThrow();
      assertThat(record.deliveries()).isEqualTo(times);
      assertThat(record.isDoneAt(world.clock.instant())).isTrue();
      assertThat(world.last("book:12", "books").byTag().values())
          .allMatch(sequence -> sequence >= 1);
      // Each that did not find it done has committed once, and nobody else.
      assertThat(world.faults.calls())
          .filteredOn("invalidate"::equals)
          .hasSize(Math.toIntExact(world.sequence()));
      // Once it is done, nothing more happens.
      long sequence = world.sequence();
      assertThat(world.deliver(body).status()).isEqualTo(200);
      assertThat(world.sequence()).isEqualTo(sequence);
    }
  }

  @Test
  void wh9_while_nothing_is_committed_nobody_is_told_however_many_wait() throws Exception {
    int times = 1_000;
    try (WebhookWorld world = new WebhookWorld()) {
      byte[] body = world.edit(12);
      CountDownLatch waiting = new CountDownLatch(times);
      CountDownLatch go = new CountDownLatch(1);
      AtomicInteger told = new AtomicInteger();
      world.faults.at(
          "invalidate",
          When.BEFORE,
          () -> {
            waiting.countDown();
            await(go);
            return null;
          });
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Told>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
          all.add(
              threads.submit(
                  () -> {
                    int status = world.deliver(body).status();
                    told.incrementAndGet();
                    return new Told(status, world.sequence());
                  }));
        }
        // All have looked whether it is done, and found that it is not.
        boolean allWait = waiting.await(60, TimeUnit.SECONDS);
        int early = told.get();
        go.countDown();
        for (Future<Told> one : all) {
          assertThat(one.get()).matches(answer -> answer.status() == 200 && answer.sequence() >= 1);
        }
        assertThat(allWait).isTrue();
        assertThat(early).isZero();
      }
      assertThat(world.log.records())
          .singleElement()
          .matches(one -> one.deliveries() == times && one.isDoneAt(world.clock.instant()));
      assertThat(world.sequence()).isEqualTo(times);
    }
  }

  @Test
  void wh9_so_it_is_with_several_environments_and_real_stores() throws Exception {
    String before = System.getProperty("aws.endpointUrlSqs", "");
    List<ApplicationContext> environments = new ArrayList<>();
    try (SharedStoreOnDynamo shared = SharedStoreOnDynamo.start(tables)) {
      System.setProperty("aws.endpointUrlSqs", queues.endpoint().toString());
      URI queue = queues.create(Queue.named("same"));
      Map<String, Object> settings = new HashMap<>(shared.settings());
      settings.put("cache.timeout", "10s");
      settings.put("events.table", EventTable.create(tables));
      settings.put("events.queue-url", queue.toString());
      settings.put("events.timeout", "10s");
      settings.put("dcs.webhook.secret", WebhookWorld.SECRET);
      for (int i = 0; i < ENVIRONMENTS; i++) {
        environments.add(ApplicationContext.run(settings));
      }
      List<LambdaDriver> lambdas = environments.stream().map(LambdaDriver::new).toList();
      HybridCache cache = environments.getFirst().getBean(HybridCache.class);
      EventLog log = environments.getFirst().getBean(EventLog.class);
      WebhookSignature dcs = new WebhookSignature(new WebhookSecrets(WebhookWorld.SECRET, null));
      Instant now = environments.getFirst().getBean(InstantSource.class).instant();
      byte[] body = WebhookWorld.body("book.deleted", now.toString(), "{\"id\":12}");

      Semaphore together = new Semaphore(THREADS);
      List<Told> told =
          atOnce(
              200,
              i -> {
                together.acquire();
                try {
                  int status =
                      lambdas
                          .get(i % ENVIRONMENTS)
                          .post("/")
                          .header("content-type", "application/json")
                          .header("x-webhook-signature", dcs.sign(body))
                          .body(body)
                          .send()
                          .status();
                  return new Told(status, cache.lastInvalidations(List.of()).sequence());
                } finally {
                  together.release();
                }
              });

      assertThat(told).hasSize(200).allMatch(one -> one.status() == 200 && one.sequence() >= 1);
      EventRecord record = log.find(EventId.of(body)).orElseThrow();
      assertThat(record.deliveries()).isGreaterThanOrEqualTo(200);
      assertThat(record.tags()).containsExactly("book:12", "books");
      assertThat(record.sequence()).isBetween(1L, (long) THREADS);
      assertThat(cache.lastInvalidations(List.of()).sequence()).isBetween(1L, (long) THREADS);
      assertThat(log.list(new EventQuery(10, null, null, null)).records()).containsExactly(record);
    } finally {
      environments.forEach(ApplicationContext::close);
      if (before.isEmpty()) {
        System.clearProperty("aws.endpointUrlSqs");
      } else {
        System.setProperty("aws.endpointUrlSqs", before);
      }
    }
  }

  private interface Sending {
    Told send(int number) throws Exception;
  }

  /** Each on a thread of its own. */
  private static List<Told> atOnce(int times, Sending sending) throws Exception {
    CountDownLatch start = new CountDownLatch(times);
    List<Callable<Told>> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int number = i;
      all.add(
          () -> {
            start.countDown();
            start.await();
            return sending.send(number);
          });
    }
    List<Told> told = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Told> one : threads.invokeAll(all)) {
        told.add(one.get());
      }
    }
    return told;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
