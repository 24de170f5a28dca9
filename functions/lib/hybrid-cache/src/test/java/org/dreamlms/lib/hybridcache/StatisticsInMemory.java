package org.dreamlms.lib.hybridcache;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The fleet's sums in memory, beside a shared tier in memory. */
@Factory
@Requires(property = SharedStoreInMemory.PROPERTY)
final class StatisticsInMemory {

  @Singleton
  @Replaces(bean = StatisticsStore.class, factory = SharedStoreBeans.class)
  StatisticsStore statistics() {
    return new MemoryStatistics();
  }
}
