package org.dreamlms.functions.users;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.dreamlms.lib.ratelimits.FakeRateLimits;
import org.dreamlms.lib.ratelimits.RateLimits;

/** Counters in memory instead of DynamoDB. */
@Factory
@Requires(property = "test.counts")
final class CountsInMemory {

  /** With the limits as they are. */
  static Map<String, String> settings() {
    return Map.of("test.counts", "true");
  }

  /** For tests that log in often and mean something else. */
  static Map<String, String> manyLogins() {
    return Map.of(
        "test.counts", "true",
        "login.limits.per-address", "10000",
        "login.limits.per-user", "10000");
  }

  @Singleton
  @Replaces(RateLimits.class)
  FakeRateLimits counters(InstantSource clock) {
    return new FakeRateLimits(clock);
  }
}
