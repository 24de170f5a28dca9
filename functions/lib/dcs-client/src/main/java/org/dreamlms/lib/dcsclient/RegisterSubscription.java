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
 * Registration.Unchanged}.
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
   * @throws DcsException when DCS fails. What was begun is finished by the next call, also when DCS
   *     made a subscription and its answer was lost
   */
  public Registration register(String url, Secret secret, @Nullable String description) {
    SubscriptionWish wish = SubscriptionWish.everything(url, secret, description);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Optional<Registration> registration = round(wish);
      if (registration.isPresent()) {
        return registration.get();
      }
    }
    throw unsettled();
  }

  /** Empty when the subscription that was to be kept is gone: a lower one has turned up since. */
  private Optional<Registration> round(SubscriptionWish wish) {
    List<DcsSubscription> ours = ours(wish);
    OptionalInt made = OptionalInt.empty();
    if (ours.isEmpty()) {
      made = OptionalInt.of(webhooks.create(wish).id());
      ours = ours(wish);
      if (ours.isEmpty()) {
        throw unsettled(); // and no second one: this list may only be late
      }
    }
    DcsSubscription kept = ours.getFirst();
    if (!wish.isMetBy(kept)) {
      // Set right first, so that one that works is there before any is removed.
      Optional<DcsSubscription> changed = webhooks.change(kept.id(), wish);
      if (changed.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(new Registration.Changed(changed.get(), removeSurplus(ours)));
    }
    int surplus = removeSurplus(ours);
    return Optional.of(
        made.isPresent() && made.getAsInt() == kept.id()
            ? new Registration.Created(kept, surplus)
            : new Registration.Unchanged(kept, surplus));
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
