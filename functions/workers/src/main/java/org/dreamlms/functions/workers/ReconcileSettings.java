package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How DCS's delivery log is read; whose it is says {@link org.dreamlms.lib.dcsevents.PublicUrl}.
 *
 * @param blind {@code WORKERS_RECONCILE_BLIND}: how long the log may be out of reach before
 *     everything is invalidated, and how long after that again while it stays so; 1 min to 1 day
 */
@ConfigurationProperties("workers.reconcile")
record ReconcileSettings(@Bindable(defaultValue = "15m") Duration blind) {

  private static final Duration SHORTEST_BLIND = Duration.ofMinutes(1);
  private static final Duration LONGEST_BLIND = Duration.ofDays(1);

  ReconcileSettings {
    if (blind.compareTo(SHORTEST_BLIND) < 0 || blind.compareTo(LONGEST_BLIND) > 0) {
      throw new IllegalArgumentException(
          "WORKERS_RECONCILE_BLIND must be between 1m and 1d: " + blind);
    }
  }
}
