package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a real thread can rely on, a simulated one can too. */
final class SimulatedPaceTest {
  private static final long SECOND = 1_000_000;

  private final SplittableRandom random = new SplittableRandom(1);
  private final SimulatedTime time = new SimulatedTime(random.split());
  private final SimulatedEnvironment one =
      new SimulatedEnvironment(
          "one", time, random.split(), _ -> new MemorySharedStore(() -> "i"), CacheTimes.USUAL);
  private final SimulatedPace pace = new SimulatedPace(time, one, random.split());
  private final List<Long> ends = new ArrayList<>();

  @Test
  void what_was_waited_for_in_vain_ends_no_later_wait_when_it_comes() {
    CompletableFuture<Boolean> late = new CompletableFuture<>();
    time.start(
        one,
        0,
        () -> {
          pace.await(late, Duration.ofSeconds(1));
          pace.await(new CompletableFuture<Boolean>(), Duration.ofSeconds(10));
          ends.add(time.micros());
        });
    time.start(one, 2 * SECOND, () -> late.complete(true));

    time.run();

    assertThat(ends).containsExactly(11 * SECOND);
  }

  @Test
  void a_step_beside_that_is_under_way_takes_its_time_when_it_is_closed() {
    time.start(
        one,
        0,
        () -> {
          try (Pace.Beside _ =
              pace.every(
                  Duration.ofSeconds(1),
                  () -> {
                    time.sleep(SECOND);
                    ends.add(time.micros());
                  })) {
            time.sleep(3 * SECOND / 2);
          }
          ends.add(time.micros());
        });

    time.run();

    assertThat(ends).containsExactly(2 * SECOND, 2 * SECOND);
  }
}
