package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import org.dreamlms.lib.bookcatalog.CatalogWarmUp;

/**
 * What the cache holds after a warm-up.
 *
 * @param complete false when there are more, or when time ended it
 * @param seconds that it took
 */
@Serdeable
record Warmed(int books, int publishers, boolean complete, double seconds) {

  static Warmed from(CatalogWarmUp.Warmed warmed, Duration took) {
    return new Warmed(
        warmed.books(), warmed.publishers(), warmed.complete(), took.toMillis() / 1_000.0);
  }
}
