package org.dreamlms.lib.hybridcache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The shared tier in memory, for tests of whoever uses the cache. */
@Factory
@Requires(property = SharedStoreInMemory.PROPERTY)
public final class SharedStoreInMemory {
  /** Set by tests that want it. */
  public static final String PROPERTY = "shared-store-in-memory";

  @Singleton
  @Replaces(bean = DynamoSharedStore.class, factory = SharedStoreBeans.class)
  SharedStore store(StoreSwitch through) {
    return through.store();
  }

  /** For tests of what fails. */
  @Singleton
  StoreSwitch storeSwitch() {
    return new StoreSwitch(new MemorySharedStore(() -> UUID.randomUUID().toString()));
  }

  /** Of a lib's tests: a function has its own. */
  @Singleton
  @Requires(missingClasses = "org.dreamlms.lib.lambdahttp.HttpFunction")
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }
}
