package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.dcsevents.Samples.NOON;

import java.util.concurrent.atomic.AtomicLong;
import org.dreamlms.lib.dcsevents.Applied.Missing;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApplyEventTest {
  private static final KnownEvent EVENT = Samples.book("x", 12);

  private final CallFaults faults = new CallFaults();
  private final FakeEventLog log = new FakeEventLog(faults);
  private final FakeFollowUps followUps = new FakeFollowUps(faults);
  private final AtomicLong sequence = new AtomicLong();
  private final ApplyEvent apply =
      new ApplyEvent(
          event -> faults.around("invalidate", sequence::incrementAndGet),
          followUps,
          log,
          () -> NOON);

  @Test
  void first_the_invalidation_then_the_order_then_the_record() {
    assertThat(apply.apply(EVENT)).isEqualTo(new Applied.Done(new Commit(1, NOON)));

    assertThat(faults.calls()).containsExactly("invalidate", "order AGAIN", "done");
    assertThat(followUps.orders()).containsExactly(new FollowUp(Step.AGAIN, EVENT));
    assertThat(log.find(EVENT.id())).map(record -> record.isDoneAt(NOON)).contains(true);
  }

  @Tag("DY2")
  @Tag("WH13")
  @ParameterizedTest
  @CsvSource({
    "invalidate, BEFORE, INVALIDATION",
    "invalidate, AFTER, INVALIDATION",
    "order AGAIN, BEFORE, SECOND_INVALIDATION",
    "order AGAIN, AFTER, SECOND_INVALIDATION",
    "done, BEFORE, RECORD",
    "done, AFTER, RECORD"
  })
  void what_is_not_known_to_be_done_is_not_called_done_and_the_next_try_does_it(
      String call, When when, Missing missing) {
    faults.at(
        call,
        when,
        call.equals("invalidate")
            ? () -> new SharedStoreException("test")
            : () -> new EventsUnavailable("test", null));

    assertThat(apply.apply(EVENT))
        .isInstanceOfSatisfying(
            Applied.Undone.class, undone -> assertThat(undone.missing()).isEqualTo(missing));
    faults.none();
    assertThat(apply.apply(EVENT)).isInstanceOf(Applied.Done.class);

    assertThat(sequence.get()).isBetween(1L, 2L);
    assertThat(followUps.orders()).contains(new FollowUp(Step.AGAIN, EVENT));
    assertThat(log.find(EVENT.id())).map(record -> record.isDoneAt(NOON)).contains(true);
  }
}
