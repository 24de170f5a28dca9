package org.dreamlms.functions.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class TurnstileTest {

  @Tag("TK8")
  @Test
  void tk8_who_finds_no_place_in_time_is_sent_away_and_told_when_to_come_back() throws Exception {
    Turnstile turnstile = new Turnstile(1, Duration.ofMillis(20));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      threads.execute(
          () ->
              turnstile.pass(
                  () -> {
                    inside.countDown();
                    return await(leave);
                  }));
      assertThat(await(inside)).isTrue();

      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> turnstile.pass(() -> "never"))
          .satisfies(
              problem -> {
                assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
                assertThat(problem.retryAfter()).isNotNull();
              });
      leave.countDown();
    }
    assertThat(turnstile.pass(() -> "free again")).isEqualTo("free again");
  }

  @Test
  void a_failure_inside_gives_the_place_back() {
    Turnstile turnstile = new Turnstile(1, Duration.ofMillis(20));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                turnstile.pass(
                    () -> {
                      throw new IllegalStateException("inside");
                    }));
    assertThat(turnstile.pass(() -> "free")).isEqualTo("free");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
