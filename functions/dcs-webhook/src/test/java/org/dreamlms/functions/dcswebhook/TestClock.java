package org.dreamlms.functions.dcswebhook;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.dreamlms.infra.testkit.TickingClock;

/** A minute in which the recordings are new. */
@Factory
@Requires(property = TestClock.PROPERTY)
final class TestClock {
  static final String PROPERTY = "test-clock";

  @Singleton
  @Replaces(InstantSource.class)
  InstantSource clock() {
    return TickingClock.at("2026-11-21T03:12:20Z");
  }
}
