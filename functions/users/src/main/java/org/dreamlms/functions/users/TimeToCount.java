package org.dreamlms.functions.users;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dreamlms.lib.lambdahttp.Invocation;
import org.dreamlms.lib.ratelimits.RateLimitSettings;
import org.dreamlms.lib.ratelimits.RemainingTime;

/** Counting may take its own time, or what the invocation has left if that is less. */
@Factory
final class TimeToCount {

  @Singleton
  RemainingTime remainingTime(Invocation invocation, RateLimitSettings settings) {
    return () -> shorter(settings.timeout(), invocation.remaining(settings.timeout()));
  }

  private static Duration shorter(Duration timeout, Duration left) {
    return left.compareTo(timeout) < 0 ? left : timeout;
  }
}
