package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * How much of DCS a comparing run asks for. Other functions of this jar set nothing of it.
 *
 * @param configs {@code WORKERS_COMPARE_CONFIGS}: of how many books, one after another, the config
 *     is asked for; 0 to 2000. All books have had their turn after so many runs
 */
@ConfigurationProperties("workers.compare")
record CompareSettings(@Nullable Integer configs) {
  private static final int LIMIT = 2_000;

  CompareSettings {
    if (configs != null && (configs < 0 || configs > LIMIT)) {
      throw new IllegalArgumentException(
          "WORKERS_COMPARE_CONFIGS must be 0 to " + LIMIT + ", not " + configs);
    }
  }

  int most() {
    return configs == null ? 0 : configs;
  }
}
