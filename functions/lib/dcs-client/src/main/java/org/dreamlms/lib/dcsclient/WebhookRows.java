package org.dreamlms.lib.dcsclient;

import static org.dreamlms.lib.dcsclient.JsonReader.text;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of DCS about subscriptions to webhooks (DCS contract 2.4). */
final class WebhookRows {

  private WebhookRows() {}

  /** What is odd in it differs from any wish, so that it is set right. */
  static DcsSubscription subscription(JsonNode node) throws IOException {
    int id = Rows.required(node, "id");
    String secret = text(node, "secret");
    JsonNode active = node.get("is_active");
    return new DcsSubscription(
        id,
        Rows.name(node, "url"),
        new Secret(secret == null ? "" : secret),
        text(node, "description"),
        active != null && active.isBoolean() && active.getBooleanValue(),
        events(text(node, "event_types")));
  }

  private static Set<String> events(@Nullable String separated) {
    return separated == null
        ? Set.of()
        : SubscriptionWish.inOrder(
            Arrays.stream(separated.split(",", -1))
                .map(String::strip)
                .filter(event -> !event.isEmpty())
                .toArray(String[]::new));
  }
}
