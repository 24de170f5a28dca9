package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A poll beside a request is sent, its environment is frozen, something is invalidated meanwhile,
 * and a minute later the answer is there, which knows nothing of that.
 */
final class LatePollTest {
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;

  /** Each way; so the answer is on its way back while the environment is frozen. */
  private static final long WAY = 20_000;

  private final SplittableRandom random = new SplittableRandom(1);
  private final SimulatedTime time = new SimulatedTime(random.split());
  private final MemorySharedStore table = new MemorySharedStore(() -> "incarnation");
  private final SimulatedEnvironment one = environment("one").pollingEarly();
  private final SimulatedEnvironment other = environment("other");
  private final List<String> answers = new ArrayList<>();
  private int version = 1;

  /**
   * @param heard whether the environment was told of the end of the invocation, so that it abandons
   *     the poll; if not, the answer is taken in
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_answer_that_comes_after_the_freeze_makes_nothing_known(boolean heard) {
    time.start(
        one,
        0,
        () -> {
          read(one);
          time.sleep(3 * SECOND / 4);
          read(one);
          time.sleep(3 * WAY / 2);
          if (heard) {
            one.endInvocation(Duration.ZERO);
          }
          one.freeze(time.micros(), time.micros() + MINUTE);
          time.sleep(WAY);
          // Now the answer is there as well, whoever of the two runs first.
          time.sleep(WAY);
          read(one);
        });
    time.start(
        other,
        MINUTE / 2,
        () -> {
          version = 2;
          other.cache().invalidateTag(CacheWorld.book(1), Invalidation.SOFT, "changed");
        });
    time.run();

    assertThat(one.counts().earlyPolls()).isEqualTo(1);
    assertThat(one.counts().abandonedPolls()).isEqualTo(heard ? 1 : 0);
    assertThat(answers).containsExactly("Atlas@1", "Atlas@1", "Atlas@2");
  }

  private void read(SimulatedEnvironment who) {
    String value =
        who.cache()
            .getOrFetch(SimulatedHerd.BOOKS, 1, _ -> new Fetched.Found<>("Atlas@" + version, null))
            .value();
    answers.add(String.valueOf(value));
  }

  private SimulatedEnvironment environment(String name) {
    return new SimulatedEnvironment(
        name,
        time,
        random.split(),
        _ ->
            new SimulatedStore(
                table, time, random.split(), SimulatedFaults.everyWay(WAY), (_, _) -> {}),
        CacheTimes.USUAL);
  }
}
