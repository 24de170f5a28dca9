package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.dreamlms.infra.testkit.TestTables;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Environments on one table of DynamoDB Local, on real threads and the machine's own time. Each has
 * its near tier, its vector, its leases, its breaker and its client of DynamoDB; connections are
 * all that the clients share.
 *
 * <p>Leases last longer than in production: this machine may be busy with other tests, and a holder
 * that is only slow must not be taken for dead.
 */
public final class DynamoHerd implements AutoCloseable {
  public static final Duration LEASE = Duration.ofSeconds(8);

  private static final CacheTimes TIMES =
      new CacheTimes(
          CacheTimes.USUAL.pollInterval(),
          CacheTimes.USUAL.unverified(),
          LEASE,
          Duration.ofSeconds(2),
          Duration.ofMinutes(3),
          CacheTimes.USUAL.failureBackoff(),
          CacheTimes.USUAL.originDown());

  /** One environment. */
  public static final class Environment {
    final StoreSwitch link;
    final HybridCache cache;

    private Environment(SharedStore store) {
      link = new StoreSwitch(store);
      Pace pace = new SystemPace(InstantSource.system());
      CacheCounts counts = new CacheCounts();
      SharedStore guarded = new GuardedStore(link.store(), pace);
      KnownEpoch known = new KnownEpoch(TIMES.pollInterval(), TIMES.unverified());
      Machinery machinery =
          new Machinery(
              guarded,
              known,
              new EpochPolls(guarded, known, pace, () -> Duration.ofMinutes(5), counts),
              new OriginWatch(guarded, known, TIMES, pace, counts),
              new TokenBucket(5, pace),
              new TokenBucket(10, pace),
              TIMES,
              () -> Duration.ofMinutes(5),
              pace,
              counts,
              false);
      cache = new HybridCache(machinery, NearTiers.ofBytes(1 << 20));
    }

    public HybridCache cache() {
      return cache;
    }

    /** From here on it is as if it were gone: what it does reaches the shared tier no more. */
    public void die() {
      link.cut(true);
    }
  }

  private final SdkHttpClient connections;
  private final ScheduledExecutorService timeLimits = Executors.newSingleThreadScheduledExecutor();
  private final List<DynamoDbClient> clients = new ArrayList<>();
  private final List<Environment> environments = new ArrayList<>();

  DynamoHerd(CacheTable table, String namespace, int many) {
    connections = Apache5HttpClient.builder().maxConnections(many).build();
    for (int i = 0; i < many; i++) {
      clients.add(
          table.client(
              builder ->
                  builder
                      .httpClient(connections)
                      .overrideConfiguration(
                          override -> override.scheduledExecutorService(timeLimits))));
      environments.add(
          new Environment(table.store(namespace, clients.getLast(), ConsumedCapacity.IGNORED)));
    }
  }

  /** On a new table, for tests of whoever uses the cache. */
  public static DynamoHerd on(TestTables tables, int many) {
    return new DynamoHerd(
        new CacheTable(tables, CacheTable.newNamespace(), "pk", ScalarAttributeType.S),
        "herd",
        many);
  }

  public List<Environment> environments() {
    return environments;
  }

  /** All at once, each in a thread of its own; whatever one throws fails. */
  public <T> List<T> together(Function<Environment, T> each) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(environments.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> tasks = new ArrayList<>();
      for (Environment environment : environments) {
        tasks.add(
            () -> {
              barrier.await(1, TimeUnit.MINUTES);
              return each.apply(environment);
            });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }

  @Override
  public void close() {
    clients.forEach(DynamoDbClient::close);
    connections.close();
    timeLimits.shutdown();
  }
}
