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
import org.dreamlms.infra.testkit.QueueStore.Queue;
import org.dreamlms.infra.testkit.TestQueues;
import org.dreamlms.infra.testkit.TestTables;
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

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100, 1_000})
  void wh9_all_are_told_the_same_and_there_is_one_record(int times) throws Exception {
    try (WebhookWorld world = new WebhookWorld()) {
      byte[] body = world.edit(12);

      List<Integer> statuses =
          atOnce(times, Math.min(times, 64), _ -> world.deliver(body).status());

      assertThat(statuses).hasSize(times).containsOnly(200);
      EventRecord record = world.log.records().getFirst();
      assertThat(world.log.records()).hasSize(1);
      assertThat(record.deliveries()).isEqualTo(times);
      assertThat(record.isDoneAt(world.clock.instant())).isTrue();
      assertThat(world.last("book:12", "books").byTag().values())
          .allMatch(sequence -> sequence >= 1);
      assertThat(record.sequence()).isLessThanOrEqualTo(world.sequence());
      // Once it is done, nothing more happens.
      long sequence = world.sequence();
      assertThat(world.deliver(body).status()).isEqualTo(200);
      assertThat(world.sequence()).isEqualTo(sequence);
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

      List<Integer> statuses =
          atOnce(
              200,
              THREADS,
              i ->
                  lambdas
                      .get(i % ENVIRONMENTS)
                      .post("/")
                      .header("content-type", "application/json")
                      .header("x-webhook-signature", dcs.sign(body))
                      .body(body)
                      .send()
                      .status());

      assertThat(statuses).hasSize(200).containsOnly(200);
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
    int send(int number) throws Exception;
  }

  private static List<Integer> atOnce(int times, int threads, Sending sending) throws Exception {
    CountDownLatch start = new CountDownLatch(threads);
    List<Callable<Integer>> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int number = i;
      all.add(
          () -> {
            start.countDown();
            start.await();
            return sending.send(number);
          });
    }
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Integer> status : pool.invokeAll(all)) {
        statuses.add(status.get());
      }
    }
    return statuses;
  }
}
