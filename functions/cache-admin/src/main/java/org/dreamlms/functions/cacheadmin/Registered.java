package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.dreamlms.lib.dcsclient.DcsSubscription;
import org.dreamlms.lib.dcsclient.Registration;

/**
 * Our subscription with DCS, as it is now.
 *
 * @param success always true: anything else is a problem
 * @param status {@code created}: there was none; {@code updated}: it was not right; {@code
 *     unchanged}: it was as it should be
 * @param subscriptionId DCS's number of it
 * @param message the same for people
 * @param duplicatesRemoved how many others with our address there were
 * @param cleared whether everything in the cache is invalidated, because DCS may not have told us
 *     of it before; at once, or some seconds later when the table does not answer
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record Registered(
    boolean success,
    String status,
    int subscriptionId,
    String message,
    int duplicatesRemoved,
    boolean cleared,
    Subscription subscription) {

  /**
   * What DCS has of it, but for the secret.
   *
   * @param url where DCS sends to
   * @param isActive whether it sends
   * @param eventTypes what it tells; empty: everything
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Subscription(int id, String url, boolean isActive, List<String> eventTypes) {

    static Subscription from(DcsSubscription one) {
      return new Subscription(one.id(), one.url(), one.active(), List.copyOf(one.events()));
    }
  }

  static Registered from(Registration.Settled registration, boolean cleared) {
    Subscription now = Subscription.from(registration.subscription());
    int removed = registration.surplus();
    return switch (registration) {
      case Registration.Created _ ->
          of(now, "created", "DCS has a new subscription of ours.", removed, cleared);
      case Registration.Changed _ ->
          of(now, "updated", "DCS's subscription of ours was set right.", removed, cleared);
      case Registration.Unchanged _ ->
          of(now, "unchanged", "DCS's subscription of ours is as it should be.", removed, cleared);
    };
  }

  private static Registered of(
      Subscription now, String status, String message, int removed, boolean cleared) {
    return new Registered(true, status, now.id(), message, removed, cleared, now);
  }
}
