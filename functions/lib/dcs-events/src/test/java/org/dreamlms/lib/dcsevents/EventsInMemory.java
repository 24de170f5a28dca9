package org.dreamlms.lib.dcsevents;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.dreamlms.lib.hybridcache.HybridCache;

/** The event log and the queue in memory, each call of which may fail. */
@Factory
@Requires(property = EventsInMemory.PROPERTY)
public final class EventsInMemory {
  /** Set by tests that want it. */
  public static final String PROPERTY = "webhook-events-in-memory";

  /** What a function has to be told. */
  public static Map<String, String> settings() {
    return Map.of(PROPERTY, "true", "events.table", "unused", "events.queue-url", "unused");
  }

  @Singleton
  CallFaults faults() {
    return new CallFaults();
  }

  @Singleton
  @Replaces(bean = EventLog.class, factory = EventsBeans.class)
  FakeEventLog log(CallFaults faults, InstantSource clock) {
    return new FakeEventLog(faults, clock);
  }

  @Singleton
  @Replaces(bean = Positions.class, factory = EventsBeans.class)
  FakePositions positions(CallFaults faults) {
    return new FakePositions(faults);
  }

  @Singleton
  @Replaces(bean = CatalogMemory.class, factory = EventsBeans.class)
  FakeCatalogMemory catalogMemory(CallFaults faults) {
    return new FakeCatalogMemory(faults);
  }

  @Singleton
  @Replaces(bean = FollowUps.class, factory = EventsBeans.class)
  FakeFollowUps followUps(CallFaults faults) {
    return new FakeFollowUps(faults);
  }

  @Singleton
  @Replaces(bean = Invalidate.class, factory = EventsBeans.class)
  Invalidate invalidate(HybridCache cache, CallFaults faults) {
    Invalidate real = Invalidate.in(cache);
    return event -> faults.around("invalidate", () -> real.invalidate(event));
  }
}
