package org.dreamlms.lib.ratelimits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FakeRateLimitsTest extends RateLimitsContract {

  @Override
  RateLimits limits() {
    return new FakeRateLimits(clock);
  }

  @Test
  void it_can_fail_and_recover() {
    FakeRateLimits limits = new FakeRateLimits(clock);
    RateLimit one = new RateLimit("test", 1, Duration.ofSeconds(1));
    limits.fail();
    assertThat(limits.count(one, "x")).isEqualTo(new RateVerdict.NotCounted());
    limits.recover();

    assertThat(limits.count(one, "x")).isEqualTo(new RateVerdict.Within());
  }
}
