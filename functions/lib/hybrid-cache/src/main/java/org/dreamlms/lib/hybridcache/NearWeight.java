package org.dreamlms.lib.hybridcache;

import com.github.benmanes.caffeine.cache.Weigher;

/** Bytes on the heap of what the cache keeps in its near tier, an estimate. */
public final class NearWeight implements Weigher<Object, Object> {
  @Override
  public int weigh(Object key, Object entry) {
    return ((NearEntry<?>) entry).weight();
  }
}
