package org.dreamlms.functions.cacheadmin;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import org.dreamlms.lib.hybridcache.FleetStatistics;
import org.dreamlms.lib.lambdahttp.EndOfInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Adds what this environment counted to the statistics of all, once anybody has used the cache
 * here: an environment that only says that it is healthy makes neither cache nor client.
 */
@Singleton
final class AddToStatistics implements EndOfInvocation, BeanCreatedEventListener<FleetStatistics> {
  private volatile @Nullable FleetStatistics statistics;

  @Override
  public FleetStatistics onCreated(BeanCreatedEvent<FleetStatistics> event) {
    statistics = event.getBean();
    return event.getBean();
  }

  @Override
  public void ended() {
    FleetStatistics made = statistics;
    if (made != null) {
      made.add();
    }
  }
}
