package org.dreamlms.functions.workers;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.dcsevents.CallFaults;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.FakeCatalogMemory;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.hybridcache.StoreSwitch;
import org.dreamlms.lib.hybridcache.Tag;
import org.dreamlms.lib.lambdahttp.TestContext;

/** The comparing function over a DCS, stores and a time in memory, and what it invalidates. */
final class CompareWorld implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(60);

  private static final List<Tag> TAGS =
      Stream.concat(
              Stream.of("books", "publishers"),
              Stream.concat(
                  IntStream.rangeClosed(1, 40).mapToObj(id -> "book:" + id),
                  IntStream.rangeClosed(1, 9).mapToObj(id -> "publisher:" + id)))
          .map(Tag::of)
          .toList();

  final ApplicationContext context;
  final FakeDcs dcs;
  final FakeCatalogMemory memory;
  final CallFaults faults;
  final StoreSwitch store;
  final TickingClock clock;
  final HybridCache cache;
  private Map<Tag, Long> before;
  private long sequence;

  CompareWorld(int configs) {
    Map<String, Object> settings = new HashMap<>(EventsInMemory.settings());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put(ReconcileBeans.PROPERTY, "true");
    settings.put(DcsInMemory.PROPERTY, "true");
    settings.put("cache.table", "unused");
    settings.put("workers.compare.configs", Integer.toString(configs));
    settings.put("dcs.base-url", "http://127.0.0.1:1");
    settings.put("dcs.email", "lms@example.org");
    settings.put("dcs.password", "not-a-secret-in-tests");
    context = ApplicationContext.builder().properties(settings).start();
    dcs = context.getBean(FakeDcs.class);
    memory = context.getBean(FakeCatalogMemory.class);
    faults = context.getBean(CallFaults.class);
    store = context.getBean(StoreSwitch.class);
    clock = context.getBean(TickingClock.class);
    cache = context.getBean(HybridCache.class);
    before = last();
    sequence = sequence();
  }

  CompareReport run() {
    return run(LONG);
  }

  CompareReport run(Duration time) {
    return new CompareDcs(context).handleRequest(new ScheduledEvent(), new TestContext(time));
  }

  /** Names of what was invalidated since the last call, of the first 40 books. */
  Set<String> invalidated() {
    Map<Tag, Long> now = last();
    Set<String> names = new LinkedHashSet<>();
    now.forEach(
        (tag, at) -> {
          if (at > before.getOrDefault(tag, 0L)) {
            names.add(tag.name());
          }
        });
    before = now;
    return names;
  }

  /** How many invalidations there were since the last call. */
  long invalidations() {
    long now = sequence();
    long more = now - sequence;
    sequence = now;
    return more;
  }

  @Override
  public void close() {
    context.close();
  }

  private Map<Tag, Long> last() {
    return cache.lastInvalidations(TAGS).byTag();
  }

  private long sequence() {
    return cache.lastInvalidations(List.of()).sequence();
  }
}
