package org.dreamlms.lib.hybridcache;

import java.util.List;

/** The public face; follows. */
public final class HybridCache {
  /** Invalidates everything. */
  public void clear() {
    throw new UnsupportedOperationException(List.of().toString());
  }
}
