package org.dreamlms.functions.catalog;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dreamlms.lib.hybridcache.RemainingTime;
import org.dreamlms.lib.lambdahttp.Invocation;

/** The cache may take what the invocation has left; it has limits of its own besides. */
@Factory
final class TimeForCache {
  /** Outside of an invocation, as before a snapshot. */
  private static final Duration OUTSIDE = Duration.ofSeconds(10);

  @Singleton
  RemainingTime remainingTime(Invocation invocation) {
    return () -> invocation.remaining(OUTSIDE);
  }
}
