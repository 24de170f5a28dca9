package org.dreamlms.lib.dcsclient;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that DCS tells us everything exactly once: there is one subscription with our address,
 * it is active, is told all events and signs with the current secret. Those with other addresses,
 * which belong to others, are never touched.
 *
 * <p>May be called at any time, any number of times, by several at once. DCS does not keep two with
 * one address apart from each other (DCS contract 2.4), so two callers may each make one; each then
 * lists again and keeps the lowest id. Of two that were made, the later one is in no list before it
 * is there, so whoever comes last sees both; and the lowest is removed by nobody. One subscription
 * is therefore left, whoever was first, and at no moment is there none.
 *
 * <p>The log of a removed subscription is gone with it, and that of a new one is empty: whoever
 * follows {@link DcsWebhooks#deliveries} cannot know what was missed before, unless it was {@link
 * Registration.Unchanged}. What was not right once is never that, in whatever round it ends.
 */
public final class RegisterSubscription {

  /** More often somebody else does not change the same subscriptions at the same time. */
  private static final int MOST_ROUNDS = 3;

  private final DcsWebhooks webhooks;

  public RegisterSubscription(DcsWebhooks webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * As {@link SubscriptionWish#everything}, which says what the arguments may be.
   *
   * @param url compared letter by letter: with another spelling it is somebody else's
   * @throws IllegalArgumentException for what DCS would refuse; before DCS is asked for anything
   * @throws DcsException when DCS fails and nothing was found that is not right. What was begun is
   *     finished by the next call, also when DCS made a subscription and its answer was lost
   */
  public Registration register(String url, Secret secret, @Nullable String description) {
    return new Attempt(SubscriptionWish.everything(url, secret, description)).register();
  }

  /** One registration: what it has found stays found in each of its rounds. */
  private final class Attempt {
    private final SubscriptionWish wish;
    private boolean wasWrong;
    private OptionalInt made = OptionalInt.empty();

    Attempt(SubscriptionWish wish) {
      this.wish = wish;
    }

    Registration register() {
      try {
        for (int round = 0; round < MOST_ROUNDS; round++) {
          Optional<Registration> settled = round();
          if (settled.isPresent()) {
            return settled.get();
          }
        }
        throw unsettled();
      } catch (DcsException failure) {
        if (wasWrong) {
          return new Registration.Unfinished(failure);
        }
        throw failure;
      }
    }

    /** Empty when the subscription that was to be kept is gone: a lower one has turned up since. */
    private Optional<Registration> round() {
      List<DcsSubscription> ours = ours(wish);
      if (ours.isEmpty()) {
        wasWrong = true;
        if (made.isPresent()) {
          throw unsettled(); // and no second one: this list may only be late
        }
        made = OptionalInt.of(webhooks.create(wish).id());
        ours = ours(wish);
        if (ours.isEmpty()) {
          throw unsettled();
        }
      }
      DcsSubscription kept = ours.getFirst();
      if (!wish.isMetBy(kept)) {
        wasWrong = true;
        // Set right first, so that one that works is there before any is removed.
        Optional<DcsSubscription> changed = webhooks.change(kept.id(), wish);
        if (changed.isEmpty()) {
          return Optional.empty();
        }
        kept = changed.get();
      }
      return Optional.of(settled(kept, removeSurplus(ours)));
    }

    private Registration settled(DcsSubscription kept, int surplus) {
      if (made.isPresent() && made.getAsInt() == kept.id()) {
        return new Registration.Created(kept, surplus);
      }
      return wasWrong
          ? new Registration.Changed(kept, surplus)
          : new Registration.Unchanged(kept, surplus);
    }
  }

  /** Lowest id first. */
  private List<DcsSubscription> ours(SubscriptionWish wish) {
    return webhooks.subscriptions().stream()
        .filter(subscription -> subscription.url().equals(wish.url()))
        .sorted(Comparator.comparingInt(DcsSubscription::id))
        .toList();
  }

  private int removeSurplus(List<DcsSubscription> ours) {
    int removed = 0;
    for (DcsSubscription surplus : ours.subList(1, ours.size())) {
      removed += webhooks.remove(surplus.id()) ? 1 : 0;
    }
    return removed;
  }

  private static DcsUnavailable unsettled() {
    return new DcsUnavailable("registration", Reason.UNEXPECTED_ANSWER, 0, null);
  }
}
