package org.dreamlms.lib.hybridcache;

import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.RemovalListener;
import org.jspecify.annotations.Nullable;

/** Counts what near tiers give up for want of room: {@link CacheEvent#EVICTED}. */
public final class NearEvictions implements RemovalListener<Object, Object> {
  @Override
  public void onRemoval(@Nullable Object key, @Nullable Object entry, RemovalCause cause) {
    if (cause.wasEvicted() && entry instanceof NearEntry<?> gone) {
      gone.evicted();
    }
  }
}
