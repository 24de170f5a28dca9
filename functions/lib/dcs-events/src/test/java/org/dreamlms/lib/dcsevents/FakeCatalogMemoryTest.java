package org.dreamlms.lib.dcsevents;

final class FakeCatalogMemoryTest extends CatalogMemoryContract {
  @Override
  CatalogMemory memory() {
    return new FakeCatalogMemory(new CallFaults());
  }
}
