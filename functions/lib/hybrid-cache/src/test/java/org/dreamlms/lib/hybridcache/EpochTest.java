package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dreamlms.lib.hybridcache.Epoch.Reply;
import org.dreamlms.lib.hybridcache.Epoch.Ticket;
import org.junit.jupiter.api.Test;

class EpochTest {
  private static final EpochVector A0 = EpochVector.fresh("A");
  private static final EpochVector A1 = bumped(A0, "book:1");
  private static final EpochVector A2 = bumped(A1, "book:2");
  private static final EpochVector B0 = EpochVector.fresh("B");
  private static final EpochVector B1 = bumped(B0, "book:3");
  private static final EpochVector C0 = EpochVector.fresh("C");

  @Test
  void nothing_is_known_before_the_first_reply() {
    assertThat(Epoch.NOTHING.ticket()).isEqualTo(new Ticket(null, 0, 0));
    assertThat(Epoch.NOTHING.vector()).isNull();
  }

  @Test
  void the_first_reply_is_believed() {
    Reply reply = Epoch.NOTHING.replied(Epoch.NOTHING.ticket(), A2);

    assertThat(reply).isEqualTo(new Reply.Known(new Epoch(A2, 1)));
    assertThat(new Epoch(A2, 1).ticket()).isEqualTo(new Ticket("A", 2, 1));
  }

  @Test
  void replies_of_one_incarnation_are_merged_in_any_order() {
    Ticket first = Epoch.NOTHING.ticket();
    Epoch late = known(known(Epoch.NOTHING, first, A2), first, A1);
    Epoch inOrder = known(known(Epoch.NOTHING, first, A1), first, A2);

    assertThat(late).isEqualTo(inOrder).isEqualTo(new Epoch(A2, 1));
  }

  @Test
  void a_new_incarnation_is_adopted_though_it_counts_lower() {
    Epoch epoch = new Epoch(A2, 1);

    assertThat(epoch.replied(epoch.ticket(), B0)).isEqualTo(new Reply.Known(new Epoch(B0, 2)));
  }

  @Test
  void a_reply_of_the_incarnation_before_is_late() {
    Epoch old = new Epoch(A2, 1);
    Ticket begunBefore = old.ticket();
    Epoch adopted = known(old, old.ticket(), B1);

    assertThat(adopted.replied(begunBefore, A2)).isEqualTo(new Reply.Late());
  }

  /** It may be the newer one; which of the two, nobody can tell, and the next poll will. */
  @Test
  void a_reply_of_a_third_incarnation_is_late_when_its_poll_began_before_the_second() {
    Epoch old = new Epoch(A2, 1);
    Epoch adopted = known(old, old.ticket(), B1);

    assertThat(adopted.replied(old.ticket(), C0)).isEqualTo(new Reply.Late());
    assertThat(adopted.replied(adopted.ticket(), C0)).isEqualTo(new Reply.Known(new Epoch(C0, 3)));
  }

  @Test
  void of_two_first_replies_of_different_incarnations_the_second_is_late() {
    Ticket first = Epoch.NOTHING.ticket();

    assertThat(known(Epoch.NOTHING, first, B0).replied(first, A2)).isEqualTo(new Reply.Late());
  }

  @Test
  void a_vector_that_counts_lower_than_when_the_poll_began_was_restored() {
    Epoch epoch = new Epoch(A2, 1);

    assertThat(epoch.replied(epoch.ticket(), A1)).isEqualTo(new Reply.Broken("A"));
    assertThat(epoch.replied(epoch.ticket(), A2)).isEqualTo(new Reply.Known(epoch));
  }

  @Test
  void a_vector_that_counts_lower_than_another_poll_said_meanwhile_is_only_older() {
    Epoch before = new Epoch(A1, 1);
    Epoch meanwhile = new Epoch(A2, 1);

    assertThat(meanwhile.replied(before.ticket(), A1)).isEqualTo(new Reply.Known(meanwhile));
  }

  @Test
  void a_restored_vector_is_found_out_whatever_was_heard_meanwhile() {
    Epoch meanwhile = new Epoch(bumped(A2, "book:9"), 1);

    assertThat(meanwhile.replied(new Epoch(A2, 1).ticket(), A1)).isEqualTo(new Reply.Broken("A"));
  }

  private static Epoch known(Epoch epoch, Ticket begun, EpochVector read) {
    return switch (epoch.replied(begun, read)) {
      case Reply.Known known -> known.epoch();
      case Reply.Late _ -> throw new AssertionError("late");
      case Reply.Broken broken -> throw new AssertionError(broken);
    };
  }

  private static EpochVector bumped(EpochVector vector, String tag) {
    return vector.invalidated(List.of(Tag.of(tag)), Invalidation.SOFT);
  }
}
