package org.dreamlms.lib.dcsevents;

import java.util.Collection;
import java.util.List;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.hybridcache.Tag;

/** What an event does: it takes away what may have become wrong, and nothing else. */
public interface Invalidate {

  /**
   * Committed when it returns. An event that names nothing usable invalidates everything: too much
   * rather than nothing.
   *
   * @return the sequence of the invalidation
   * @throws SharedStoreException when it is not known to be committed
   */
  long invalidate(KnownEvent event);

  /** In this cache. */
  static Invalidate in(HybridCache cache) {
    return event -> {
      List<Tag> tags = event.tags();
      String cause = "event " + event.id();
      return tags.isEmpty()
          ? cache.clear(Invalidation.SOFT, cause)
          : tagged(cache, tags, event, cause);
    };
  }

  private static long tagged(
      HybridCache cache, Collection<Tag> tags, KnownEvent event, String cause) {
    return cache.invalidateTags(tags, event.event().kind(), cause);
  }
}
