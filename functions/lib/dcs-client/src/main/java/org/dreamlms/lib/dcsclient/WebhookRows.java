package org.dreamlms.lib.dcsclient;

import static org.dreamlms.lib.dcsclient.JsonReader.text;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of DCS about webhooks (DCS contract 2.3, 2.4). */
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

  /** Only what says which one it is must be there. */
  static DcsDelivery delivery(JsonNode node) throws IOException {
    int id = Rows.required(node, "id");
    String event = text(node, "event_type");
    String payload = text(node, "payload");
    OptionalInt attempts = Rows.integer(node.get("attempt_count"));
    return new DcsDelivery(
        id,
        Rows.required(node, "subscription_id"),
        event == null ? "" : event,
        payload == null ? "" : payload,
        status(text(node, "status")),
        Rows.boxed(Rows.integer(node.get("response_status"))),
        Math.max(0, attempts.orElse(0)),
        Rows.instant(text(node, "created_at")),
        Rows.instant(text(node, "delivered_at")));
  }

  private static DcsDelivery.Status status(@Nullable String status) {
    return switch (status) {
      case "pending" -> DcsDelivery.Status.PENDING;
      case "success" -> DcsDelivery.Status.SUCCESS;
      case "failed" -> DcsDelivery.Status.FAILED;
      case null, default -> DcsDelivery.Status.OTHER;
    };
  }
}
