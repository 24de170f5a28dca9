package org.dreamlms.lib.dcsclient;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription should be. The bounds are those of DCS (DCS contract 2.4), so that DCS is not
 * asked for what it would refuse; lengths in characters as DCS counts them, by code point.
 *
 * @param url where DCS sends to: http or https, at most 512 characters, without user and fragment
 * @param secret signs each delivery; 16 to 255 characters
 * @param description at most 512 characters; null when any will do
 * @param active whether DCS sends
 * @param events in words of DCS, at least one, at most 255 characters with the commas between them
 */
public record SubscriptionWish(
    String url, Secret secret, @Nullable String description, boolean active, Set<String> events) {

  static final int SHORTEST_SECRET = 16;
  static final int LONGEST_SECRET = 255;
  private static final int LONGEST_URL = 512;
  private static final int LONGEST_DESCRIPTION = 512;
  private static final int LONGEST_EVENTS = 255;

  public SubscriptionWish {
    if (characters(url) > LONGEST_URL || !isAddress(url)) {
      throw new IllegalArgumentException(
          "the address of a subscription is http(s)://host[:port]/..., at most "
              + LONGEST_URL
              + " characters");
    }
    int length = characters(secret.reveal());
    if (length < SHORTEST_SECRET || length > LONGEST_SECRET || secret.isBlank()) {
      // Without its length: a message is no place for what narrows a secret down.
      throw new IllegalArgumentException(
          "the secret of a subscription has "
              + SHORTEST_SECRET
              + " to "
              + LONGEST_SECRET
              + " characters");
    }
    if (description != null && characters(description) > LONGEST_DESCRIPTION) {
      throw new IllegalArgumentException(
          "the description of a subscription has at most " + LONGEST_DESCRIPTION + " characters");
    }
    events = inOrder(events.toArray(String[]::new));
    if (events.isEmpty()
        || events.stream().anyMatch(event -> event.isBlank() || event.contains(","))
        || characters(String.join(",", events)) > LONGEST_EVENTS) {
      throw new IllegalArgumentException("a subscription names its events, each without a comma");
    }
  }

  /** One that is told everything. */
  public static SubscriptionWish everything(
      String url, Secret secret, @Nullable String description) {
    return new SubscriptionWish(url, secret, description, true, DcsWebhooks.EVENTS);
  }

  /** Whether there is nothing to change. Addresses and secrets are compared letter by letter. */
  public boolean isMetBy(DcsSubscription subscription) {
    return url.equals(subscription.url())
        && secret.equals(subscription.secret())
        && (description == null || description.equals(subscription.description()))
        && active == subscription.active()
        && events.equals(subscription.events());
  }

  /** The body of a POST or PUT; what is null stays away, because DCS would ignore it. */
  String json() {
    return "{\"url\":"
        + JsonText.quoted(url)
        + ",\"secret\":"
        + JsonText.quoted(secret.reveal())
        + (description == null ? "" : ",\"description\":" + JsonText.quoted(description))
        + ",\"is_active\":"
        + active
        + ",\"event_types\":"
        + JsonText.quoted(String.join(",", events))
        + "}";
  }

  /** Unlike {@code Set.of}, keeps the order in which DCS is told. */
  static Set<String> inOrder(String... events) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(events)));
  }

  private static boolean isAddress(String url) {
    try {
      URI uri = new URI(url);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
