package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.junit.jupiter.api.Test;

/** What every keeper of orders does. */
abstract class FollowUpsContract {
  /** What a worker would find. */
  abstract List<FollowUp> carriedOut(int expected);

  abstract FollowUps followUps();

  @Test
  void every_order_reaches_a_worker_as_it_was_given() {
    FollowUp again = new FollowUp(Step.AGAIN, Samples.book("again", 12));
    FollowUp complete = new FollowUp(Step.COMPLETE, Samples.book("complete", 2_147_483_647));
    FollowUp everything = new FollowUp(Step.COMPLETE, Samples.book("everything", null));

    followUps().order(again);
    followUps().order(complete);
    followUps().order(everything);

    assertThat(carriedOut(3)).containsExactlyInAnyOrder(again, complete, everything);
  }

  @Test
  void so_do_many_at_once_however_many_there_are() {
    List<FollowUp> all = new ArrayList<>();
    for (int many : new int[] {0, 1, 10, 23}) {
      List<FollowUp> orders = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        KnownEvent event = Samples.book("one of " + many + ": " + i, i + 1);
        orders.add(new FollowUp(i % 2 == 0 ? Step.COMPLETE : Step.AGAIN, event));
      }
      assertThat(followUps().orderAll(orders)).isEqualTo(new FollowUps.Ordered(many, null));
      all.addAll(orders);
    }

    assertThat(carriedOut(all.size())).containsExactlyInAnyOrderElementsOf(all);
  }
}
