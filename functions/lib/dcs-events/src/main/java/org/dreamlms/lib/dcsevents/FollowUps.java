package org.dreamlms.lib.dcsevents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders for workers. An order is carried out at least once, and one that fails again and again
 * ends where people find it.
 */
@FunctionalInterface
public interface FollowUps {

  /**
   * How far it came with many orders.
   *
   * @param kept how many of the first are known to be kept
   * @param failure why it ended there; null when all are
   */
  record Ordered(int kept, @Nullable EventsUnavailable failure) {}

  /**
   * Returns when the order is kept. {@link FollowUp.Step#AGAIN} is carried out a moment later, see
   * {@link EventsSettings#againAfter}.
   *
   * @throws EventsUnavailable when it is not known to be kept; it may be ordered again
   */
  void order(FollowUp followUp);

  /**
   * Orders all, in their order, and ends with the first that is not known to be kept. Of those
   * behind it some may be kept as well; they may be ordered again.
   */
  default Ordered orderAll(List<FollowUp> followUps) {
    int kept = 0;
    for (FollowUp followUp : followUps) {
      try {
        order(followUp);
      } catch (EventsUnavailable failure) {
        return new Ordered(kept, failure);
      }
      kept++;
    }
    return new Ordered(kept, null);
  }
}
