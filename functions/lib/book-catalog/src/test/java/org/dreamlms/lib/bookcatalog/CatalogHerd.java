package org.dreamlms.lib.bookcatalog;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.dcsclient.RemainingTime;
import org.dreamlms.lib.hybridcache.DynamoHerd;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;

/**
 * Catalogs of many environments on one table of DynamoDB Local and one DCS that is reached over
 * HTTP. Each has its cache, and a client of DCS with connections and a login of its own, made when
 * it first asks: as in a function, most never do.
 */
final class CatalogHerd implements AutoCloseable {
  /** A call of DCS, all attempts together, may take as long as a test may want. */
  private static final Duration ENOUGH = Duration.ofMinutes(5);

  private final URI address;
  private final DynamoHerd herd;
  private final ApplicationContext shared = ApplicationContext.run();
  private final CatalogNames names =
      new CatalogNames(shared.getBean(BookCacheSettings.class), shared.getBean(JsonMapper.class));
  private final Queue<ApplicationContext> clients = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile long lastEvent;

  CatalogHerd(TestTables tables, URI dcs, int many) {
    this.address = dcs;
    this.herd = DynamoHerd.on(tables, many);
  }

  /** What an environment does before it asks DCS. */
  interface BeforeAsking {
    /**
     * Called in the thread that asks.
     *
     * @param number how many, this one included, went to ask so far
     */
    void told(DynamoHerd.Environment environment, int number);
  }

  /** All of them want all books at once. */
  List<List<Book>> books(BeforeAsking before) throws Exception {
    return herd.together(
        one -> {
          one.cache().knowAtLeast(lastEvent);
          return catalog(one, before).books();
        });
  }

  /** Something happened to a book, one of them heard of it, and the others know that. */
  void bookChanged() {
    lastEvent =
        herd.environments()
            .getFirst()
            .cache()
            .invalidateTag(TagKind.BOOKS.tag(0), Invalidation.SOFT, "changed");
  }

  private BookCatalog catalog(DynamoHerd.Environment one, BeforeAsking before) {
    Dcs dcs =
        (Dcs)
            Proxy.newProxyInstance(
                Dcs.class.getClassLoader(),
                new Class<?>[] {Dcs.class},
                (_, method, arguments) -> {
                  before.told(one, asked.incrementAndGet());
                  try {
                    return method.invoke(client(), arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                  }
                });
    return new CachedBookCatalog(
        new DcsBookCatalog(dcs),
        one.cache(),
        names,
        new ListLosses(one.cache(), names, new SimpleMeterRegistry()),
        CatalogLookups.NOBODY);
  }

  @Override
  public void close() {
    clients.forEach(ApplicationContext::close);
    shared.close();
    herd.close();
  }

  private Dcs client() {
    ApplicationContext context =
        ApplicationContext.builder()
            .properties(
                Map.of(
                    // For its counters alone.
                    SharedStoreInMemory.PROPERTY,
                    "true",
                    "dcs.base-url",
                    address.toString(),
                    "dcs.email",
                    "admin@admin.com",
                    "dcs.password",
                    "admin",
                    "dcs.read-timeout",
                    ENOUGH.toString(),
                    "dcs.retries",
                    0))
            .build();
    context.registerSingleton(InstantSource.class, InstantSource.system());
    context.registerSingleton(RemainingTime.class, () -> ENOUGH);
    clients.add(context.start());
    return context.getBean(Dcs.class);
  }
}
