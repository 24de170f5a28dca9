package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The thread of a poll beside a request, on the machine's own time. */
final class EarlyPollThreadTest {
  private final SystemPace pace = new SystemPace(InstantSource.system());
  private final CacheCounts counts = new CacheCounts();
  private final PollSavings always = new PollSavings(Duration.ofNanos(2), pace.now());
  private final CompletableFuture<Thread> thread = new CompletableFuture<>();
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final CountDownLatch begun = new CountDownLatch(1);

  EarlyPollThreadTest() {
    always.enable();
    always.sent(pace.now());
  }

  @Tag("LA4")
  @Test
  void it_is_over_when_its_invocation_is() {
    CountDownLatch answer = new CountDownLatch(1);
    EarlyPolls polls = polls(Duration.ofSeconds(20), answer);

    polls.consider(pace.nanos());
    await(begun);
    answer.countDown();
    polls.end();
    joinThread();

    assertThat(counts.earlyPolls()).isEqualTo(1);
    assertThat(counts.abandonedPolls()).isZero();
    assertThat(wanted).isTrue();
  }

  @Tag("LA4")
  @Test
  void one_that_has_no_time_left_is_interrupted_and_not_wanted_any_more() {
    CountDownLatch never = new CountDownLatch(1);
    EarlyPolls polls = polls(Duration.ZERO, never);

    polls.consider(pace.nanos());
    await(begun);
    polls.end();
    joinThread();

    assertThat(counts.abandonedPolls()).isEqualTo(1);
    assertThat(wanted).isFalse();
    // Whoever cannot do without does not wait for it, and another may run.
    assertThat(polls.joined(pace.now())).isFalse();
    polls.consider(pace.nanos());
    assertThat(counts.earlyPolls()).isEqualTo(2);
    polls.end();
  }

  /**
   * @param answer until then the poll is under way
   */
  private EarlyPolls polls(Duration left, CountDownLatch answer) {
    return new EarlyPolls(
        always,
        pace,
        () -> left,
        counts,
        running -> {
          thread.complete(Thread.currentThread());
          begun.countDown();
          await(answer);
          wanted.set(running.isWanted());
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void joinThread() {
    try {
      thread.join().join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
