package org.dreamlms.lib.dcsclient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Subscriptions of DCS in memory. Holds {@link DcsWebhooksContract}. For any number of threads. */
public final class FakeDcsWebhooks implements DcsWebhooks {

  private static final int SHOWN = 100;
  private static final Instant START = Instant.parse("2026-03-29T00:59:50Z");

  private final TreeMap<Integer, DcsSubscription> subscriptions = new TreeMap<>();
  private final List<DcsDelivery> deliveries = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private Consumer<String> before = _ -> {};
  private @Nullable DcsException failure;
  private @Nullable DcsException lost;
  private int lastSubscription;
  private int lastDelivery;

  /** An event happens: each subscription that wants it gets a delivery, which ends so. */
  public synchronized FakeDcsWebhooks tell(
      String event, String payload, DcsDelivery.Status status) {
    for (DcsSubscription to : subscriptions.values()) {
      if (to.active() && (to.events().isEmpty() || to.events().contains(event))) {
        lastDelivery++;
        Instant now = START.plusSeconds(lastDelivery);
        boolean ended = status != DcsDelivery.Status.PENDING;
        deliveries.add(
            new DcsDelivery(
                lastDelivery,
                to.id(),
                event,
                payload,
                status,
                ended ? (status == DcsDelivery.Status.SUCCESS ? 200 : 500) : null,
                ended ? (status == DcsDelivery.Status.SUCCESS ? 1 : 3) : 0,
                now,
                ended ? now : null));
      }
    }
    return this;
  }

  /** Its row is there from now on, whatever its id; in the place of one with the same. */
  public synchronized FakeDcsWebhooks with(DcsDelivery delivery) {
    deliveries.removeIf(other -> other.id() == delivery.id());
    deliveries.add(delivery);
    lastDelivery = Math.max(lastDelivery, delivery.id());
    return this;
  }

  /** Adds or replaces; also what no {@link SubscriptionWish} would ask for. */
  public synchronized FakeDcsWebhooks with(DcsSubscription subscription) {
    subscriptions.put(subscription.id(), subscription);
    lastSubscription = Math.max(lastSubscription, subscription.id());
    return this;
  }

  public synchronized FakeDcsWebhooks without(int id) {
    subscriptions.remove(id);
    return this;
  }

  /** Runs ahead of each call, which it is told as in {@link #calls()}: what others do meanwhile. */
  public synchronized FakeDcsWebhooks before(Consumer<String> action) {
    before = action;
    return this;
  }

  /** From now on every call fails so, and does nothing; null ends it. */
  public synchronized FakeDcsWebhooks failing(@Nullable DcsException with) {
    failure = with;
    return this;
  }

  /** From now on every change is carried out, and then fails so; null ends it. */
  public synchronized FakeDcsWebhooks losingAnswers(@Nullable DcsException with) {
    lost = with;
    return this;
  }

  /** What was called, in order, such as {@code remove 2}. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  private void called(String call) {
    calls.add(call);
    before.accept(call);
    if (failure != null) {
      throw failure;
    }
  }

  private <T> T answered(T answer) {
    if (lost != null) {
      throw lost;
    }
    return answer;
  }

  @Override
  public synchronized List<DcsSubscription> subscriptions() {
    called("subscriptions");
    return List.copyOf(subscriptions.values());
  }

  @Override
  public synchronized DcsSubscription create(SubscriptionWish wish) {
    called("create");
    return answered(insert(reserve(), wish));
  }

  /** The first half of a POST: as with any sequence, an id is taken before its row is there. */
  synchronized int reserve() {
    return ++lastSubscription;
  }

  /** The second half. */
  synchronized DcsSubscription insert(int id, SubscriptionWish wish) {
    DcsSubscription made = row(id, wish, wish.description());
    subscriptions.put(id, made);
    return made;
  }

  private static DcsSubscription row(int id, SubscriptionWish wish, @Nullable String description) {
    return new DcsSubscription(
        id, wish.url(), wish.secret(), description, wish.active(), wish.events());
  }

  @Override
  public synchronized Optional<DcsSubscription> change(int id, SubscriptionWish wish) {
    called("change " + id);
    DcsSubscription old = subscriptions.get(id);
    if (old == null) {
      return Optional.empty();
    }
    String description = wish.description() == null ? old.description() : wish.description();
    DcsSubscription changed = row(id, wish, description);
    subscriptions.put(id, changed);
    return answered(Optional.of(changed));
  }

  @Override
  public synchronized boolean remove(int id) {
    called("remove " + id);
    return answered(subscriptions.remove(id) != null);
  }

  @Override
  public synchronized Optional<List<DcsDelivery>> deliveries(int subscriptionId) {
    called("deliveries " + subscriptionId);
    return subscriptions.containsKey(subscriptionId)
        ? Optional.of(
            deliveries.stream()
                .filter(delivery -> delivery.subscriptionId() == subscriptionId)
                .sorted(Comparator.comparingInt(DcsDelivery::id).reversed())
                .limit(SHOWN)
                .toList())
        : Optional.empty();
  }

  @Override
  public synchronized void signOut() {
    calls.add("signOut");
  }
}
