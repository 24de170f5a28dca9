package org.dreamlms.functions.dcswebhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventsSettings;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.dcsevents.Outcome;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.lambdahttp.Invocation;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who is silent takes all the time that he is given: the function ends all the same, and before
 * that the order to complete the event is given. Time is ticked by whoever is waited for.
 */
@Tag("WH13")
final class TimeBudgetTest {
  /** The function's, as the template has it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** Who may be silent. */
  enum Silent {
    SECRET,
    LOG,
    CACHE,
    QUEUE
  }

  private final WebhookWorld world = new WebhookWorld(Map.of(SlowKeys.PROPERTY, "true"));
  private final Instant began = world.clock.instant();

  /** What was asked of the log and the queue while there was time for it. */
  private final List<String> inTime = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  static List<Set<Silent>> silent() {
    List<Set<Silent>> all = new ArrayList<>();
    for (int bits = 1; bits < 1 << Silent.values().length; bits++) {
      Set<Silent> some = EnumSet.noneOf(Silent.class);
      for (Silent one : Silent.values()) {
        if ((bits >> one.ordinal() & 1) == 1) {
          some.add(one);
        }
      }
      all.add(some);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("silent")
  void wh13_whoever_is_silent_the_event_is_ordered_and_that_is_recorded_within_the_time(
      Set<Silent> silent) {
    let(silent);

    assertThat(delivered().status()).isEqualTo(503);

    assertThat(elapsed()).isLessThanOrEqualTo(TIMEOUT.minus(Invocation.RESERVE));
    assertThat(inTime).endsWith("order COMPLETE", "ended");
    if (!silent.contains(Silent.QUEUE)) {
      assertThat(world.followUps.orders()).extracting(FollowUp::step).contains(Step.COMPLETE);
    }
    if (!silent.contains(Silent.LOG)) {
      assertThat(world.log.records())
          .extracting("outcome")
          .containsExactly(silent.contains(Silent.QUEUE) ? Outcome.FAILED : Outcome.QUEUED);
    }
  }

  @Test
  void where_all_answer_nothing_of_this_is_seen() {
    let(EnumSet.noneOf(Silent.class));

    assertThat(delivered().status()).isEqualTo(200);
    assertThat(inTime).containsExactly("arrived", "order AGAIN", "done");
    assertThat(elapsed()).isZero();
  }

  private Reply delivered() {
    byte[] body = world.edit(12);
    return world.call(body, world.signature(body)).within(() -> TIMEOUT.minus(elapsed())).send();
  }

  private Duration elapsed() {
    return Duration.between(began, world.clock.instant());
  }

  private void let(Set<Silent> silent) {
    Supplier<Duration> ofSecrets =
        world.context.getBean(org.dreamlms.lib.secrets.RemainingTime.class)::left;
    Supplier<Duration> ofCache =
        world.context.getBean(org.dreamlms.lib.hybridcache.RemainingTime.class)::left;
    if (silent.contains(Silent.SECRET)) {
      world.context.getBean(SlowKeys.class).first(() -> pass(ofSecrets.get()));
    }
    world.faults.at(
        "invalidate",
        When.BEFORE,
        () -> {
          Duration left = ofCache.get();
          boolean answers = left.isPositive() && !silent.contains(Silent.CACHE);
          if (answers) {
            return null;
          }
          pass(left);
          return new SharedStoreException("no answer");
        });
    for (String call : List.of("arrived", "done", "ended")) {
      ofEvents(call, silent.contains(Silent.LOG));
    }
    for (String call : List.of("order AGAIN", "order COMPLETE")) {
      ofEvents(call, silent.contains(Silent.QUEUE));
    }
  }

  private void ofEvents(String call, boolean silent) {
    Duration longest = world.context.getBean(EventsSettings.class).timeout();
    Supplier<Duration> left =
        world.context.getBean(org.dreamlms.lib.dcsevents.RemainingTime.class)::left;
    world.faults.alsoAt(call, When.BEFORE, () -> answer(call, silent, longest, left.get()));
  }

  private @Nullable RuntimeException answer(
      String call, boolean silent, Duration longest, Duration left) {
    if (!left.isPositive()) {
      return new EventsUnavailable(call + ", for want of time", null);
    }
    inTime.add(call);
    if (!silent) {
      return null;
    }
    pass(left.compareTo(longest) < 0 ? left : longest);
    return new EventsUnavailable(call, null);
  }

  private void pass(Duration time) {
    if (time.isPositive()) {
      world.clock.advance(time);
    }
  }
}
