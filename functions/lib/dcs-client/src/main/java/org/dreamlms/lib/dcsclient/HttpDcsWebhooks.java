package org.dreamlms.lib.dcsclient;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link DcsWebhooks} over HTTP: which address does what (DCS contract 2.3, 2.4). */
final class HttpDcsWebhooks implements DcsWebhooks {

  private static final String ALL = "/webhooks/";

  private final SignedInCalls calls;
  private final Bodies bodies;
  private final DcsLimits limits;

  HttpDcsWebhooks(SignedInCalls calls, Bodies bodies, DcsLimits limits) {
    this.calls = calls;
    this.bodies = bodies;
    this.limits = limits;
  }

  @Override
  public List<DcsSubscription> subscriptions() {
    Ask ask = Ask.rows("subscriptions", ALL, limits);
    return bodies.rows(ask, calls.get(ask, calls.deadline()), WebhookRows::subscription);
  }

  @Override
  public DcsSubscription create(SubscriptionWish wish) {
    Ask ask = Ask.rows("a new subscription", Ask.Verb.POST, ALL, wish.json(), limits);
    Answer answer = calls.change(ask).orElseThrow(() -> SignedInCalls.unexpected(ask, 404));
    return bodies.object(ask, answer, WebhookRows::subscription);
  }

  @Override
  public Optional<DcsSubscription> change(int id, SubscriptionWish wish) {
    Ask ask = Ask.rows("a changed subscription", Ask.Verb.PUT, ALL + id, wish.json(), limits);
    return calls.change(ask).map(answer -> bodies.object(ask, answer, WebhookRows::subscription));
  }

  @Override
  public boolean remove(int id) {
    return calls.change(Ask.delete("a removed subscription", ALL + id, limits)).isPresent();
  }

  @Override
  public Optional<List<DcsDelivery>> deliveries(int subscriptionId) {
    Ask ask = Ask.rows("deliveries", ALL + subscriptionId + "/logs", limits);
    return calls
        .find(ask)
        .map(answer -> bodies.whole(ask, answer, log -> DeliveryRows.read(log, subscriptionId)))
        .map(HttpDcsWebhooks::newestFirst);
  }

  /** By id: two of one moment have the same time. */
  private static List<DcsDelivery> newestFirst(List<DcsDelivery> log) {
    return log.stream().sorted(Comparator.comparingInt(DcsDelivery::id).reversed()).toList();
  }

  @Override
  public void signOut() {
    calls.signOut();
  }
}
