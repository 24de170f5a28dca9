package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class InvocationTest {
  private static final Duration OUTSIDE = Duration.ofSeconds(20);

  private final Invocation invocation = new Invocation();

  @Test
  void an_outside_call_may_take_what_lambda_leaves_less_the_reserve() {
    invocation.begin(new TestContext(Duration.ofMillis(3_000)));

    assertThat(invocation.remaining(OUTSIDE)).isEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  void nothing_is_left_inside_the_reserve() {
    invocation.begin(new TestContext(Duration.ofMillis(499)));

    assertThat(invocation.remaining(OUTSIDE)).isEqualTo(Duration.ZERO);
  }

  @Test
  void between_invocations_the_callers_own_limit_holds() {
    invocation.begin(new TestContext(Duration.ofMillis(3_000)));
    invocation.end();

    assertThat(invocation.remaining(OUTSIDE)).isEqualTo(OUTSIDE);
  }
}
