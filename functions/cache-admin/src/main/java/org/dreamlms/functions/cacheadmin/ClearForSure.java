package org.dreamlms.functions.cacheadmin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invalidates everything where nobody would ask for it a second time. When the cache's table does
 * not answer, a worker does it: ordered as an event of nobody knows what, which is what it is.
 */
@Singleton
final class ClearForSure {
  private static final Logger LOG = LoggerFactory.getLogger(ClearForSure.class);

  private final BeanProvider<HybridCache> cache;
  private final EventStores stores;

  ClearForSure(BeanProvider<HybridCache> cache, EventStores stores) {
    this.cache = cache;
    this.stores = stores;
  }

  /**
   * Done at once, or by a worker some seconds later.
   *
   * @throws EventsUnavailable when it is not known to be done or ordered
   */
  void clear(String cause) {
    try {
      cache.get().clear(Invalidation.SOFT, cause);
    } catch (SharedStoreException | BeanContextException | ConfigurationException cannot) {
      EventId id = EventId.of(("everything " + UUID.randomUUID()).getBytes(UTF_8));
      LOG.warn(
          "Everything is to be invalidated, by a worker as event id={}: {}", id, cause, cannot);
      stores
          .followUps()
          .order(new FollowUp(Step.AGAIN, new KnownEvent(id, CatalogTags.BOOK_UPDATED, null)));
    }
  }
}
