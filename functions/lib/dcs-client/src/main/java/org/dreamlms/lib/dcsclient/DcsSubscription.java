package org.dreamlms.lib.dcsclient;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as DCS keeps it, perhaps somebody else's. DCS gives the secret in clear; here it
 * shows itself only when asked for.
 *
 * @param url as registered, letter by letter
 * @param active whether DCS sends
 * @param events that it is told, in words of DCS; empty for all that there will ever be
 */
public record DcsSubscription(
    int id,
    String url,
    Secret secret,
    @Nullable String description,
    boolean active,
    Set<String> events) {

  public DcsSubscription {
    if (id <= 0 || url.isBlank()) {
      throw new IllegalArgumentException("a subscription has a positive id and an address");
    }
    events = SubscriptionWish.inOrder(events.toArray(String[]::new));
  }
}
