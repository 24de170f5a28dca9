package org.dreamlms.functions.dcswebhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.functions.dcswebhook.WebhookWorld.body;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dreamlms.lib.dcsevents.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the time that a delivery says. */
final class SaidTimesTest {
  private final WebhookWorld world = new WebhookWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Tag("WH12")
  @ParameterizedTest
  @ValueSource(strings = {"-300000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
  void wh12_a_time_that_no_event_has_is_as_none_and_the_record_can_be_shown(String time) {
    assertThat(world.deliver(body("book.updated", time, "{\"id\":12}")).status()).isEqualTo(200);

    assertThat(world.sequence()).isEqualTo(1);
    assertThat(world.log.records())
        .singleElement()
        .matches(
            one ->
                one.outcome() == Outcome.DONE
                    && one.timestamp() == null
                    && one.lag() == null
                    && !one.skewed());
    assertThat(world.count("webhook.skew")).isZero();
    assertThat(world.count("webhook.measured")).isZero();
  }

  @Test
  void the_mean_lag_is_of_those_that_were_measured() {
    Instant now = world.clock.instant();
    for (Duration ago :
        List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            // Held up, of a clock that is ahead, and of another year.
            Duration.ofMinutes(11),
            Duration.ofMinutes(-1),
            Duration.ofDays(365))) {
      world.deliver(body("book.updated", now.minus(ago).toString(), "{\"id\":12}"));
    }
    world.deliver(WebhookWorld.bytes("{\"event\":\"book.updated\",\"data\":{\"id\":12}}"));

    assertThat(world.count("webhook.accepted")).isEqualTo(6);
    assertThat(world.count("webhook.measured")).isEqualTo(2);
    assertThat(world.count("webhook.lag-millis")).isEqualTo(4000);
  }
}
