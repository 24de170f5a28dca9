package org.dreamlms.functions.catalog;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dreamlms.lib.dcsclient.DcsSettings;
import org.dreamlms.lib.dcsclient.RemainingTime;
import org.dreamlms.lib.lambdahttp.Invocation;

/**
 * A call to DCS may take its own budget, or what the invocation has left if that is less: a request
 * that asks DCS twice must still be answered by us and not by the gateway.
 */
@Factory
final class TimeForDcs {

  @Singleton
  RemainingTime remainingTime(Invocation invocation, DcsSettings settings) {
    return () -> shorter(settings.budget(), invocation.remaining(settings.budget()));
  }

  private static Duration shorter(Duration budget, Duration left) {
    return left.compareTo(budget) < 0 ? left : budget;
  }
}
