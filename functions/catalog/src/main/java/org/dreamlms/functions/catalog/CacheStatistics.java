package org.dreamlms.functions.catalog;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.dreamlms.lib.hybridcache.FleetStatistics;
import org.dreamlms.lib.lambdahttp.EndOfInvocation;

/** What this environment's cache did goes to the sums of all, now and then. */
@Factory
final class CacheStatistics {

  @Singleton
  EndOfInvocation addToStatistics(FleetStatistics statistics) {
    return statistics::add;
  }
}
