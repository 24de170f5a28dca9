package org.dreamlms.lib.hybridcache;

final class MemoryStatisticsTest extends StatisticsStoreContract {
  private final StatisticsStore store = new MemoryStatistics();

  @Override
  StatisticsStore store() {
    return store;
  }
}
