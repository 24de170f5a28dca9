package org.dreamlms.lib.dcsclient;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * When DCS is left alone. Values of the real LMS (DCS contract L5).
 *
 * @param failures in a row that open the breaker; 1 to 1,000
 * @param openFor until one probe is let through; 100 ms to 10 min
 */
@ConfigurationProperties("dcs.breaker")
public record DcsBreakerSettings(
    @Bindable(defaultValue = "5") int failures, @Bindable(defaultValue = "30s") Duration openFor) {

  public DcsBreakerSettings {
    DcsSettings.within("dcs.breaker.failures", failures, 1, 1_000);
    DcsSettings.within(
        "dcs.breaker.open-for", openFor, Duration.ofMillis(100), Duration.ofMinutes(10));
  }
}
