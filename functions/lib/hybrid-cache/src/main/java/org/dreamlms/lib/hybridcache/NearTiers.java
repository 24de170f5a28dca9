package org.dreamlms.lib.hybridcache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Where the near tier of each kind of entries comes from. */
@FunctionalInterface
public interface NearTiers {

  /**
   * Keys are those of the name itself, values are the cache's own and weighed by {@link
   * NearWeight}; evictions are told to {@link NearEvictions}. Evicts in the calling thread.
   */
  Cache<Object, Object> of(CacheName<?, ?> name);

  /**
   * Of plain Caffeine.
   *
   * @param bytes for all kinds together
   */
  static NearTiers ofBytes(long bytes) {
    return name ->
        Caffeine.newBuilder()
            .maximumWeight((long) (bytes * name.nearShare()))
            .weigher(new NearWeight())
            .evictionListener(new NearEvictions())
            .executor(Runnable::run)
            .build();
  }
}
