package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import org.dreamlms.infra.dcsstandin.http.Answer;
import org.dreamlms.infra.dcsstandin.http.Door;
import org.dreamlms.infra.dcsstandin.http.Incoming;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.http.JsonBody;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.http.Routes;
import org.dreamlms.infra.dcsstandin.rows.Delivery;
import org.dreamlms.infra.dcsstandin.rows.Stamp;
import org.dreamlms.infra.dcsstandin.rows.Subscription;
import org.dreamlms.infra.dcsstandin.rows.Table;
import org.jspecify.annotations.Nullable;

/** Webhook subscriptions and their logs. */
final class WebhookEndpoints {
  private static final int SHOWN = 100;

  private final Table<Subscription> subscriptions;
  private final Table<Delivery> deliveries;
  private final InstantSource clock;

  WebhookEndpoints(
      Table<Subscription> subscriptions, Table<Delivery> deliveries, InstantSource clock) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  void register(Routes routes) {
    routes
        .post("/webhooks/", Door.TOKEN, this::subscribe)
        .get("/webhooks/", Door.TOKEN, request -> list())
        .get("/webhooks/{id}", Door.TOKEN, r -> Answer.json(200, Wire.subscription(row(r))))
        .put("/webhooks/{id}", Door.TOKEN, this::change)
        .delete("/webhooks/{id}", Door.TOKEN, this::remove)
        .get("/webhooks/{id}/logs", Door.TOKEN, this::logs);
  }

  private Answer subscribe(Incoming request) {
    JsonBody body = JsonBody.of(request);
    String url = body.text("url", 1, 512);
    String secret = body.text("secret", 16, 255);
    String description = body.optionalText("description", 512);
    boolean active = body.optionalFlag("is_active", true);
    String events = body.optionalText("event_types", 255);
    body.check();
    Instant now = Stamp.stored(clock.instant());
    Subscription made =
        subscriptions.insert(
            id -> new Subscription(id, url, secret, description, active, events, now, now));
    return Answer.json(201, Wire.subscription(made));
  }

  private Answer list() {
    ArrayNode list = Json.array();
    subscriptions.all().forEach(row -> list.add(Wire.subscription(row)));
    return Answer.json(200, list);
  }

  /** Nulls are ignored, so a field cannot be cleared. */
  private Answer change(Incoming request) {
    Subscription old = row(request);
    JsonBody body = JsonBody.of(request);
    String secret =
        body.raw("secret").isNull() || !body.has("secret")
            ? old.secret()
            : body.text("secret", 16, 255);
    Subscription changed =
        new Subscription(
            old.id(),
            or(body.optionalText("url", 512), old.url()),
            secret,
            orNull(body.optionalText("description", 512), old.description()),
            body.optionalFlag("is_active", old.active()),
            orNull(body.optionalText("event_types", 255), old.eventTypes()),
            old.createdAt(),
            Stamp.stored(clock.instant()));
    body.check();
    return Answer.json(200, Wire.subscription(subscriptions.update(changed)));
  }

  private Answer remove(Incoming request) {
    subscriptions.delete(row(request).id());
    return Answer.bare(204).with("content-type", "application/json");
  }

  private Answer logs(Incoming request) {
    int id = row(request).id();
    ArrayNode logs = Json.array();
    deliveries.where(delivery -> delivery.subscriptionId() == id).stream()
        .sorted(Comparator.comparingInt(Delivery::id).reversed())
        .limit(SHOWN)
        .forEach(delivery -> logs.add(Wire.delivery(delivery)));
    return Answer.json(200, logs);
  }

  private Subscription row(Incoming request) {
    return subscriptions
        .find(request.id("id"))
        .orElseThrow(() -> Refused.because(404, "Webhook subscription not found"));
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }

  private static @Nullable String orNull(@Nullable String value, @Nullable String otherwise) {
    return value == null ? otherwise : value;
  }
}
