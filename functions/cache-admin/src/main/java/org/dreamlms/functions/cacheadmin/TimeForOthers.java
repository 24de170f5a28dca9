package org.dreamlms.functions.cacheadmin;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dreamlms.lib.dcsclient.DcsSettings;
import org.dreamlms.lib.hybridcache.RemainingTime;
import org.dreamlms.lib.lambdahttp.Invocation;

/**
 * The cache, the events, the secrets and DCS may take what the invocation has left, within their
 * own limits; DCS leaves some of it, since what it was asked for is followed by an invalidation.
 */
@Factory
final class TimeForOthers {
  /** Outside of an invocation. */
  private static final Duration OUTSIDE = Duration.ofSeconds(10);

  /** Of what DCS leaves: the cache's table may take 2 s, and then the queue another 2 s. */
  static final Duration AFTER_DCS = Duration.ofSeconds(4);

  @Singleton
  RemainingTime forCache(Invocation invocation) {
    return () -> invocation.remaining(OUTSIDE);
  }

  @Singleton
  org.dreamlms.lib.dcsevents.RemainingTime forEvents(Invocation invocation) {
    return () -> invocation.remaining(OUTSIDE);
  }

  @Singleton
  org.dreamlms.lib.dcsclient.RemainingTime forDcs(Invocation invocation, DcsSettings settings) {
    return () -> {
      Duration left = invocation.remaining(settings.budget().plus(AFTER_DCS)).minus(AFTER_DCS);
      return left.compareTo(settings.budget()) < 0 ? left : settings.budget();
    };
  }

  @Singleton
  org.dreamlms.lib.secrets.RemainingTime forSecrets(Invocation invocation) {
    return () -> invocation.remaining(OUTSIDE);
  }
}
