package org.dreamlms.lib.bookcatalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.RemainingTime;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;

/** Catalogs as the functions get them, by Micronaut, over a DCS and a shared tier in memory. */
final class CachedCatalogs implements AutoCloseable {
  private final TickedTime time = new TickedTime();
  private final Map<BookCatalog, ApplicationContext> contexts = new IdentityHashMap<>();

  BookCatalog over(Dcs dcs, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(SharedStoreInMemory.PROPERTY, "true");
    ApplicationContext context = ApplicationContext.builder().properties(all).build();
    context.registerSingleton(Dcs.class, dcs);
    context.registerSingleton(InstantSource.class, time);
    context.registerSingleton(RemainingTime.class, () -> Duration.ofSeconds(20));
    BookCatalog catalog = context.start().getBean(BookCatalog.class);
    contexts.put(catalog, context);
    return catalog;
  }

  TickedTime time() {
    return time;
  }

  HybridCache cache(BookCatalog catalog) {
    return context(catalog).getBean(HybridCache.class);
  }

  CatalogWarmUp warmUp(BookCatalog catalog) {
    return context(catalog).getBean(CatalogWarmUp.class);
  }

  CatalogHits hits(BookCatalog catalog) {
    return context(catalog).getBean(CatalogHits.class);
  }

  double losses(BookCatalog catalog) {
    return context(catalog).getBean(MeterRegistry.class).counter(ListLosses.COUNTER).count();
  }

  CatalogNames names(BookCatalog catalog) {
    return context(catalog).getBean(CatalogNames.class);
  }

  FileValidators validators(BookCatalog catalog) {
    return context(catalog).getBean(FileValidators.class);
  }

  /** Of the near tiers together. */
  long nearBytes(BookCatalog catalog) {
    HybridCache cache = cache(catalog);
    return names(catalog).all().stream().mapToLong(name -> cache.nearUse(name).bytes()).sum();
  }

  @Override
  public void close() {
    contexts.values().forEach(ApplicationContext::close);
  }

  private ApplicationContext context(BookCatalog catalog) {
    ApplicationContext context = contexts.get(catalog);
    if (context == null) {
      throw new IllegalArgumentException("Not one of these");
    }
    return context;
  }
}
