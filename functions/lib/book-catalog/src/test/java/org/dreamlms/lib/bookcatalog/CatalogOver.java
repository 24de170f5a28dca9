package org.dreamlms.lib.bookcatalog;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.Map;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.hybridcache.HybridCache;

/** The cached catalog over any cache and any DCS, for tests that have many of them. */
public final class CatalogOver implements AutoCloseable {
  private final ApplicationContext context;
  private final CatalogNames names;

  /**
   * @param lifetime of books and publishers
   */
  public CatalogOver(Duration lifetime) {
    context =
        ApplicationContext.run(
            Map.of("dcs.cache.default-ttl", Long.toString(lifetime.toSeconds())));
    names =
        new CatalogNames(
            context.getBean(BookCacheSettings.class), context.getBean(JsonMapper.class));
  }

  public BookCatalog of(HybridCache cache, Dcs dcs) {
    return new CachedBookCatalog(
        new DcsBookCatalog(dcs),
        cache,
        names,
        new ListLosses(cache, names, new SimpleMeterRegistry()),
        CatalogLookups.NOBODY);
  }

  @Override
  public void close() {
    context.close();
  }
}
