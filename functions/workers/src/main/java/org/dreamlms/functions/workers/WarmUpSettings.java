package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much a run may do.
 *
 * @param most {@code WORKERS_WARM_MOST}: of the books, and of the publishers, that a run puts into
 *     the cache; 1 to 10000. Each is one write to the shared tier; their lists are put whole
 */
@ConfigurationProperties("workers.warm")
record WarmUpSettings(@Bindable(defaultValue = "500") int most) {
  private static final int LIMIT = 10_000;

  WarmUpSettings {
    if (most < 1 || most > LIMIT) {
      throw new IllegalArgumentException(
          "WORKERS_WARM_MOST must be 1 to " + LIMIT + ", not " + most);
    }
  }
}
