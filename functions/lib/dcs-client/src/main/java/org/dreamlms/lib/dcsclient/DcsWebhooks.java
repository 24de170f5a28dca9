package org.dreamlms.lib.dcsclient;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told by DCS about changes, and what became of it (DCS contract 2.3, 2.4). Unlike {@link
 * Dcs}, this changes DCS. Whoever may log in sees and changes the subscriptions of everybody, so
 * touch only those with an address of ours.
 *
 * <p>Each call ends within {@link RemainingTime#left()}. Safe for any number of threads.
 *
 * <p>Every method throws {@link DcsUnavailable} when no answer could be had, and {@link
 * DcsContentInvalid} when there was one that is not what it should be. After either, a change may
 * have been carried out or not.
 */
public interface DcsWebhooks {

  /** All that DCS has to tell, in its words. */
  Set<String> EVENTS =
      SubscriptionWish.inOrder(
          "book.created",
          "book.updated",
          "book.deleted",
          "publisher.created",
          "publisher.updated",
          "publisher.deleted");

  /** All of them, whoever made them, in no particular order. */
  List<DcsSubscription> subscriptions();

  /**
   * Makes one more: DCS never says that there is one with this address already. Sent once only:
   * when its answer is lost, {@link #subscriptions()} tells whether it was made.
   */
  DcsSubscription create(SubscriptionWish wish);

  /**
   * Makes an existing one as wished; a wish without a description keeps the old one. Sent again
   * after a lost answer: twice is as good as once.
   *
   * @return empty when DCS has none with this id
   */
  Optional<DcsSubscription> change(int id, SubscriptionWish wish);

  /**
   * Afterwards there is none with this id, and no log of its deliveries.
   *
   * @return false when there was none; also when it was sent again after a lost answer and had been
   *     carried out the first time
   */
  boolean remove(int id);

  /**
   * The newest 100 deliveries of a subscription, newest first. None is left out, because a gap
   * would look like nothing missed: one that does not say its id has that of a neighbour, and
   * without a payload what there is of it in the place of that. A log of nothing else is {@link
   * DcsContentInvalid}.
   *
   * @return empty when DCS has no subscription with this id
   */
  Optional<List<DcsDelivery>> deliveries(int subscriptionId);

  /** As {@link Dcs#signOut()}; with an API key and a password the two log in each for itself. */
  default void signOut() {}
}
