package org.dreamlms.lib.dcsclient;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Clients with short patience, for tests. */
final class Clients {

  static final DcsLimits LIMITS =
      new DcsLimits(
          ByteSize.megabytes(1),
          ByteSize.megabytes(1),
          ByteSize.megabytes(1),
          ByteSize.megabytes(1),
          200);
  static final DcsBreakerSettings BREAKER = new DcsBreakerSettings(5, Duration.ofSeconds(30));

  private Clients() {}

  static DcsSettings settings(URI url) {
    return settings(url, Duration.ofSeconds(5), 2);
  }

  static DcsSettings settings(URI url, Duration readTimeout, int retries) {
    return new DcsSettings(
        url,
        "lms@example.org",
        new Secret("p\"ä ss"),
        null,
        DcsSettings.PublisherInPath.NAME,
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        readTimeout,
        retries,
        20);
  }

  static Dcs over(Wire wire, DcsSettings settings, InstantSource time) {
    return over(wire, settings, time, new SimpleMeterRegistry());
  }

  static Dcs over(Wire wire, DcsSettings settings, InstantSource time, MeterRegistry meters) {
    return client(wire, settings, time, meters).dcs();
  }

  static DcsWebhooks webhooksOver(Wire wire, DcsSettings settings, InstantSource time) {
    return client(wire, settings, time, new SimpleMeterRegistry()).webhooks();
  }

  private static DcsClient client(
      Wire wire, DcsSettings settings, InstantSource time, MeterRegistry meters) {
    return DcsFactory.over(
        wire, settings, BREAKER, LIMITS, settings::budget, time, _ -> true, meters);
  }
}
