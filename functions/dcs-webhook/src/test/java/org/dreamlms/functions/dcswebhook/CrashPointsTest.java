package org.dreamlms.functions.dcswebhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks off a delivery before and after each thing that it does, in each of the ways in which that
 * can break, and lets DCS send it again.
 */
@Tag("WH10")
@Tag("DY2")
final class CrashPointsTest {
  /**
   * One way to break.
   *
   * @param call what is broken
   * @param dies whether the environment dies over it, or hears that there was no answer
   */
  record Point(String call, When when, boolean dies) {}

  static List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (String call : List.of("arrived", "invalidate", "order AGAIN", "done")) {
      for (When when : When.values()) {
        points.add(new Point(call, when, true));
        points.add(new Point(call, when, false));
      }
    }
    return points;
  }

  @ParameterizedTest
  @MethodSource("points")
  void wherever_a_delivery_breaks_off_the_next_one_makes_the_edit_visible(Point point) {
    try (WebhookWorld world = new WebhookWorld()) {
      byte[] body = world.edit(12);
      world.faults.at(point.call, point.when, failure(point));
      int first = world.deliver(body).status();
      long early = world.sequence();
      world.faults.none();

      // Unless it is known to be done, DCS is not told so.
      boolean told = first == 200;
      assertThat(told).isEqualTo(!point.dies && point.call.equals("arrived"));
      assertThat(world.deliver(body).status()).isEqualTo(200);

      assertThat(world.last("book:12", "books").byTag().values())
          .allSatisfy(sequence -> assertThat(sequence).isPositive());
      assertThat(world.sequence()).as("one more fetch at most").isBetween(1L, 2L);
      assertThat(world.sequence() - early).isLessThanOrEqualTo(1);
      assertThat(world.log.records())
          .singleElement()
          .matches(one -> one.isDoneAt(world.clock.instant()));
      assertThat(world.followUps.orders()).extracting(FollowUp::step).contains(Step.AGAIN);
      long done = world.sequence();
      assertThat(world.deliver(body).status()).isEqualTo(200);
      assertThat(world.sequence()).isEqualTo(done);
    }
  }

  private static Supplier<RuntimeException> failure(Point point) {
    if (point.dies) {
      return () -> new IllegalStateException("the environment dies");
    }
    return point.call.equals("invalidate")
        ? () -> new SharedStoreException("no answer")
        : () -> new EventsUnavailable("no answer", null);
  }
}
