package org.dreamlms.lib.hybridcache;

/**
 * When somebody began to load what he is going to {@link HybridCache#put}: it will be refused where
 * it was invalidated since.
 */
public final class AsOf {
  private final Stamp stamp;
  private final Moment began;

  AsOf(Stamp stamp, Moment began) {
    this.stamp = stamp;
    this.began = began;
  }

  Stamp stamp() {
    return stamp;
  }

  Moment began() {
    return began;
  }
}
