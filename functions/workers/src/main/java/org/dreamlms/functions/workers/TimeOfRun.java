package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dreamlms.lib.dcsclient.DcsSettings;
import org.dreamlms.lib.dcsevents.PublicUrl;
import org.dreamlms.lib.lambdahttp.Invocation;

/**
 * How long cache, event log, queue and DCS may take: what the run has left, and DCS no more than
 * its own budget, nor what a reconciliation needs after it. A run that Lambda ends says nothing of
 * what it did.
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
  @Requires(missingProperty = PublicUrl.PROPERTY)
  org.dreamlms.lib.dcsclient.RemainingTime forDcs(Invocation invocation, DcsSettings settings) {
    return () -> least(invocation.remaining(settings.budget()), settings.budget());
  }

  /**
   * A log that comes too slowly is out of reach: something must be left to say so, and to
   * invalidate everything if it has been so for long.
   */
  @Singleton
  @Requires(beans = DcsSettings.class)
  @Requires(property = PublicUrl.PROPERTY)
  org.dreamlms.lib.dcsclient.RemainingTime forLog(Invocation invocation, DcsSettings settings) {
    Duration outside = settings.budget().plus(Reconcile.AFTER_DCS);
    return () -> least(invocation.remaining(outside).minus(Reconcile.AFTER_DCS), settings.budget());
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
