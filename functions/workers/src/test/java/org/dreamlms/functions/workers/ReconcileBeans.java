package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.dcsclient.DcsWebhooks;
import org.dreamlms.lib.dcsclient.FakeDcsWebhooks;

/** DCS's delivery log in memory, half an hour after its first entries. */
@Factory
@Requires(property = ReconcileBeans.PROPERTY)
final class ReconcileBeans {
  /** Set by tests that want it. */
  static final String PROPERTY = "fake-dcs-webhooks";

  @Singleton
  @Replaces(DcsWebhooks.class)
  FakeDcsWebhooks webhooks() {
    return new FakeDcsWebhooks();
  }

  @Singleton
  @Replaces(InstantSource.class)
  TickingClock clock() {
    return TickingClock.at("2026-03-29T01:30:00Z");
  }
}
