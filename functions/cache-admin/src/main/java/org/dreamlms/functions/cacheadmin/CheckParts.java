package org.dreamlms.functions.cacheadmin;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.dreamlms.lib.access.Identities;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each part that the system cannot do without: the cache's table, and the database, whose
 * schema must be as new as this code. DCS is none of them: without it the cache goes on answering.
 * Parts are made when they are first asked, and one that cannot be made has failed.
 */
@Singleton
final class CheckParts {
  private static final Logger LOG = LoggerFactory.getLogger(CheckParts.class);

  /** Nobody's: what matters is that the database says so. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final BeanProvider<HybridCache> cache;
  private final BeanProvider<Identities> identities;

  CheckParts(BeanProvider<HybridCache> cache, BeanProvider<Identities> identities) {
    this.cache = cache;
    this.identities = identities;
  }

  Readiness check() {
    return Readiness.of(
        Map.of(
            "cache", works("cache", () -> cache.get().isSharedTierThere()),
            "database", works("database", () -> identities.get().find(NOBODY).isEmpty())));
  }

  private static boolean works(String part, BooleanSupplier check) {
    try {
      return check.getAsBoolean();
    } catch (RuntimeException failure) {
      LOG.warn("Not ready, as the {} does not work", part, failure);
      return false;
    }
  }
}
