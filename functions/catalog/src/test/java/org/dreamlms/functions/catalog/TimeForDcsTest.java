package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.dreamlms.lib.dcsclient.DcsSettings;
import org.dreamlms.lib.lambdahttp.Invocation;
import org.dreamlms.lib.lambdahttp.TestContext;
import org.junit.jupiter.api.Test;

final class TimeForDcsTest {
  private static final Duration BUDGET = Duration.ofSeconds(20);

  @Test
  void early_in_an_invocation_a_call_has_its_whole_budget() {
    assertThat(left(Duration.ofSeconds(28))).isEqualTo(BUDGET);
  }

  @Test
  void late_in_an_invocation_it_has_what_is_left_after_the_reserve() {
    assertThat(left(Duration.ofSeconds(5)))
        .isEqualTo(Duration.ofSeconds(5).minus(Invocation.RESERVE));
  }

  private static Duration left(Duration remaining) {
    return new TimeForDcs().remainingTime(TestContext.invocation(remaining), settings()).left();
  }

  private static DcsSettings settings() {
    return new DcsSettings(
        URI.create("http://127.0.0.1:8081"),
        "",
        null,
        null,
        DcsSettings.PublisherInPath.NAME,
        BUDGET,
        Duration.ofSeconds(2),
        Duration.ofSeconds(8),
        2,
        20);
  }
}
