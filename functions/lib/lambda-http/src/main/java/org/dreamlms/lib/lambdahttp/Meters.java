package org.dreamlms.lib.lambdahttp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/**
 * Where libs and functions count. The registry only adds up: it has no thread, and {@link EmfLines}
 * says what was added when an invocation ends.
 */
@Factory
final class Meters {
  /** All series of a function together. An array of lines of that size is looked at in no time. */
  static final int MOST = 100;

  @Singleton
  @Requires(missingBeans = MeterRegistry.class)
  MeterRegistry registry() {
    MeterRegistry registry = new SimpleMeterRegistry();
    registry
        .config()
        .meterFilter(new WordTags())
        .meterFilter(MeterFilter.maximumAllowableMetrics(MOST));
    return registry;
  }
}
