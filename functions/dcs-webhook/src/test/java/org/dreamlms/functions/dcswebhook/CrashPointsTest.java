package org.dreamlms.functions.dcswebhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
  record Point(String call, When when, boolean dies) {
    @Override
    public String toString() {
      return call + " " + when + (dies ? " dies" : " is not answered");
    }
  }

  /** What breaks in one delivery: what puts the event off fails only where something did before. */
  record Break(List<Point> points) {
    boolean dies() {
      return points.getLast().dies;
    }

    boolean isOf(String call, When when) {
      return points.stream().anyMatch(point -> point.call.equals(call) && point.when == when);
    }
  }

  private final WebhookWorld world = new WebhookWorld();
  private int book;

  @AfterEach
  void close() {
    world.close();
  }

  static List<Break> breaks() {
    List<Break> breaks = new ArrayList<>();
    for (Point point : points("arrived", "invalidate", "order AGAIN", "done")) {
      breaks.add(new Break(List.of(point)));
      boolean putsOff = !point.dies && !point.call.equals("arrived");
      for (Point then : putsOff ? points("order COMPLETE", "ended") : List.<Point>of()) {
        breaks.add(new Break(List.of(point, then)));
      }
    }
    return breaks;
  }

  private static List<Point> points(String... calls) {
    List<Point> points = new ArrayList<>();
    for (String call : calls) {
      for (When when : When.values()) {
        points.add(new Point(call, when, true));
        points.add(new Point(call, when, false));
      }
    }
    return points;
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void wherever_a_delivery_breaks_off_the_next_one_makes_the_edit_visible(Break broken) {
    walk(List.of(broken));
  }

  @Test
  void wherever_two_in_a_row_break_off_the_third_makes_the_edit_visible() {
    List<Break> breaks = breaks();
    assertThat(breaks).hasSize(64);
    for (Break first : breaks) {
      for (Break second : breaks) {
        walk(List.of(first, second));
      }
    }
  }

  private void walk(List<Break> breaks) {
    byte[] body = world.edit(++book);
    long before = world.sequence();
    for (Break broken : breaks) {
      boolean done = isDone(body);
      world.faults.none();
      broken.points.forEach(point -> world.faults.alsoAt(point.call, point.when, failure(point)));
      world.faults.calls();
      int status = world.deliver(body).status();
      List<String> calls = world.faults.calls();

      // Unless it is known to be done, DCS is not told so.
      boolean harmless =
          broken.points.equals(List.of(new Point("arrived", When.BEFORE, false)))
              || broken.points.equals(List.of(new Point("arrived", When.AFTER, false)));
      boolean duplicate =
          done && !broken.isOf("arrived", When.BEFORE) && !broken.isOf("arrived", When.AFTER);
      assertThat(status == 200).as("%s of %s", broken, breaks).isEqualTo(harmless || duplicate);
      if (status == 200) {
        assertVisible(before, breaks);
      } else if (!broken.dies() || broken.points.size() > 1) {
        assertPutOff(body, broken, calls, breaks);
      }
    }
    world.faults.none();
    assertThat(world.deliver(body).status()).isEqualTo(200);

    assertVisible(before, breaks);
    assertThat(world.sequence() - before)
        .as("one more fetch at most for each attempt: %s", breaks)
        .isBetween(1L, breaks.size() + 1L);
    assertThat(isDone(body)).as("%s", breaks).isTrue();
    long done = world.sequence();
    int orders = world.followUps.count();
    assertThat(world.deliver(body).status()).isEqualTo(200);
    assertThat(world.sequence()).as("%s", breaks).isEqualTo(done);
    assertThat(world.followUps.count()).as("%s", breaks).isEqualTo(orders);
    assertThat(world.log.count()).isEqualTo(book);
  }

  /** Committed, and ordered once more. */
  private void assertVisible(long before, List<Break> breaks) {
    assertThat(world.last("book:" + book, "books").byTag().values())
        .as("%s", breaks)
        .allSatisfy(sequence -> assertThat(sequence).isGreaterThan(before));
    assertThat(ordered()).as("%s", breaks).contains(Step.AGAIN);
  }

  /** A worker has the order, and the record says so, unless just that is what broke. */
  private void assertPutOff(byte[] body, Break broken, List<String> calls, List<Break> breaks) {
    assertThat(calls).as("%s", breaks).contains("order COMPLETE");
    if (!broken.isOf("order COMPLETE", When.BEFORE)) {
      assertThat(ordered()).as("%s", breaks).contains(Step.COMPLETE);
    }
    if (!broken.dies()) {
      assertThat(calls).as("%s", breaks).endsWith("order COMPLETE", "ended");
      assertThat(world.log.find(EventId.of(body))).as("%s", breaks).isPresent();
    }
  }

  private List<Step> ordered() {
    List<FollowUp> all = world.followUps.orders();
    return all.subList(Math.max(0, all.size() - 6), all.size()).stream()
        .filter(order -> Integer.valueOf(book).equals(order.event().dataId()))
        .map(FollowUp::step)
        .toList();
  }

  private boolean isDone(byte[] body) {
    return world
        .log
        .find(EventId.of(body))
        .filter((EventRecord one) -> one.isDoneAt(world.clock.instant()))
        .isPresent();
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
