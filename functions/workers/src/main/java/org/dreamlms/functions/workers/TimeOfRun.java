package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dreamlms.lib.dcsclient.DcsSettings;
import org.dreamlms.lib.lambdahttp.Invocation;

/**
 * How long cache, event log, queue and DCS may take: what the run has left, and DCS no more than
 * its own budget. A run that Lambda ends says nothing of what it did.
 */
@Factory
final class TimeOfRun {
  /** Where no invocation is under way. */
  private static final Duration OUTSIDE = Duration.ofSeconds(10);

  @Singleton
  org.dreamlms.lib.hybridcache.RemainingTime forCache(Invocation invocation) {
    return () -> invocation.remaining(OUTSIDE);
  }

  @Singleton
  org.dreamlms.lib.dcsevents.RemainingTime forEvents(Invocation invocation) {
    return () -> invocation.remaining(OUTSIDE);
  }

  @Singleton
  @Requires(beans = DcsSettings.class)
  org.dreamlms.lib.dcsclient.RemainingTime forDcs(Invocation invocation, DcsSettings settings) {
    return () -> {
      Duration left = invocation.remaining(settings.budget());
      return left.compareTo(settings.budget()) < 0 ? left : settings.budget();
    };
  }
}
