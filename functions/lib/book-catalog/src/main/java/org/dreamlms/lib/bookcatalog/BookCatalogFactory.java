package org.dreamlms.lib.bookcatalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.RemovalListener;
import com.github.benmanes.caffeine.cache.Weigher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.cache.caffeine.DefaultSyncCache;
import io.micronaut.cache.caffeine.configuration.CaffeineCacheConfiguration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.dcsclient.WithoutDcs;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.NearEvictions;
import org.dreamlms.lib.hybridcache.NearTiers;
import org.dreamlms.lib.hybridcache.NearWeight;
import org.jspecify.annotations.Nullable;

/** Puts the cache on top of DCS. */
@Factory
final class BookCatalogFactory {
  /** Near tiers are Micronaut's caches of this name and that of their entries. */
  private static final String NEAR = "near-";

  @Singleton
  @Requires(property = WithoutDcs.PROPERTY, notEquals = WithoutDcs.YES)
  BookCatalog bookCatalog(
      Dcs dcs,
      HybridCache cache,
      CatalogNames names,
      ListLosses losses,
      @Nullable CatalogLookups lookups) {
    return new CachedBookCatalog(
        new DcsBookCatalog(dcs),
        cache,
        names,
        losses,
        lookups == null ? CatalogLookups.NOBODY : lookups);
  }

  @Singleton
  FileValidators fileValidators(
      HybridCache cache, CatalogNames names, @Nullable CatalogLookups lookups) {
    return new FileValidators(cache, names, lookups == null ? CatalogLookups.NOBODY : lookups);
  }

  @Singleton
  @Requires(property = WithoutDcs.PROPERTY, notEquals = WithoutDcs.YES)
  CatalogWarmUp warmUp(
      Dcs dcs, HybridCache cache, CatalogNames names, ListLosses losses, InstantSource clock) {
    return new CatalogWarmUp(new DcsBookCatalog(dcs), cache, names, losses, clock);
  }

  @Singleton
  @Requires(property = WithoutDcs.PROPERTY, notEquals = WithoutDcs.YES)
  DcsNow dcsNow(Dcs dcs) {
    return new DcsNow(new DcsBookCatalog(dcs));
  }

  @Singleton
  ListLosses losses(HybridCache cache, CatalogNames names, MeterRegistry meters) {
    return new ListLosses(cache, names, meters);
  }

  @Singleton
  CatalogHits hits(HybridCache cache, CatalogNames names) {
    return new CatalogHits(cache, names);
  }

  @Singleton
  CatalogNames names(BookCacheSettings settings, JsonMapper json) {
    return new CatalogNames(settings, json);
  }

  @Singleton
  NearTiers nearTiers(
      BookCacheSettings settings,
      ApplicationConfiguration application,
      ApplicationContext context,
      ConversionService conversion) {
    long bytes = settings.maximum(Runtime.getRuntime().maxMemory());
    return name ->
        caffeine(new DefaultSyncCache(near(name, bytes, application), context, conversion));
  }

  /** Micronaut's Caffeine caches look for the weigher by this type. */
  @Singleton
  @Named("near")
  Weigher<Object, Object> weigher() {
    return new NearWeight();
  }

  /** And for who is told of evictions, by this one. */
  @Singleton
  @Named("near")
  RemovalListener<Object, Object> evictions() {
    return new NearEvictions();
  }

  private static CaffeineCacheConfiguration near(
      CacheName<?, ?> name, long bytes, ApplicationConfiguration application) {
    CaffeineCacheConfiguration near =
        new CaffeineCacheConfiguration(NEAR + name.name().replace(':', '-'), application);
    near.setMaximumWeight((long) (bytes * name.nearShare()));
    // Micronaut's name for "evict in the calling thread": a Lambda has no time for other threads
    // after its answer.
    near.setTestMode(true);
    near.setListenToEvictions(true);
    return near;
  }

  @SuppressWarnings("unchecked") // Micronaut's are of objects
  private static Cache<Object, Object> caffeine(DefaultSyncCache cache) {
    return cache.getNativeCache();
  }
}
