package org.dreamlms.lib.bookcatalog;

import com.github.benmanes.caffeine.cache.Weigher;
import io.micronaut.cache.SyncCache;
import io.micronaut.cache.caffeine.configuration.CaffeineCacheConfiguration;
import io.micronaut.context.annotation.Factory;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.dreamlms.lib.dcsclient.Dcs;

/**
 * Puts the tiers of the catalog on top of each other, nearest first; a shared tier belongs between
 * the two.
 */
@Factory
final class BookCatalogFactory {

  /** Name of the near tier among Micronaut's caches. */
  static final String NEAR = "books-near";

  @Singleton
  BookCatalog bookCatalog(
      Dcs dcs, @Named(NEAR) SyncCache<?> near, BookCacheSettings settings, InstantSource time) {
    return new NearBookCatalog(new DcsBookCatalog(dcs), near, settings, time);
  }

  @Singleton
  @Named(NEAR)
  CaffeineCacheConfiguration near(
      BookCacheSettings settings, ApplicationConfiguration application) {
    CaffeineCacheConfiguration near = new CaffeineCacheConfiguration(NEAR, application);
    near.setMaximumWeight(settings.maximum(Runtime.getRuntime().maxMemory()));
    // Entries know how long they are believed; this only frees memory. Caffeine wants more than
    // nothing.
    near.setExpireAfterWrite(settings.longest().plus(Duration.ofSeconds(1)));
    // Micronaut's name for "evict in the calling thread": a Lambda has no time for other threads
    // after its answer.
    near.setTestMode(true);
    return near;
  }

  @Singleton
  @Named(NEAR)
  Weigher<NearKey, NearEntry> weigher() {
    return (_, entry) -> entry.weight();
  }
}
