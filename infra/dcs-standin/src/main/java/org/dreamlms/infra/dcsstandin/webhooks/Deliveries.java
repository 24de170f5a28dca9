package org.dreamlms.infra.dcsstandin.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dreamlms.infra.dcsstandin.faults.Fault;
import org.dreamlms.infra.dcsstandin.faults.Faults;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.rows.Delivery;
import org.dreamlms.infra.dcsstandin.rows.Stamp;
import org.dreamlms.infra.dcsstandin.rows.Subscription;
import org.dreamlms.infra.dcsstandin.rows.Table;
import org.jspecify.annotations.Nullable;

/**
 * Sends events as DCS does: three attempts in all, 1 s and 2 s apart, any 2xx is success, redirects
 * and 4xx count as failure, and what failed three times is never sent again. The body is made when
 * sending starts, so it may be newer than the event; retries repeat it byte by byte.
 */
public final class Deliveries implements AutoCloseable {
  private static final List<Duration> WAITS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int LOGGED_CHARACTERS = 1000;

  /** No subscription's: each has a secret of at least 16 characters. */
  private static final String FORGERS = "forged";

  /** So that {@code rows.json} stays small; the log shows 100 per subscription. */
  private static final int KEPT = 400;

  private final Table<Subscription> subscriptions;
  private final Table<Delivery> log;
  private final Waits waits;
  private final InstantSource clock;
  private final Faults faults;
  private volatile boolean closed;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(LIMIT)
          .build();

  public Deliveries(
      Table<Subscription> subscriptions,
      Table<Delivery> log,
      Waits waits,
      InstantSource clock,
      Faults faults) {
    this.subscriptions = subscriptions;
    this.log = log;
    this.waits = waits;
    this.clock = clock;
    this.faults = faults;
  }

  /**
   * Queues one delivery per subscription that wants the event.
   *
   * @param data read when sending starts; empty when the row is gone by then
   */
  public void announce(String event, Supplier<Optional<ObjectNode>> data) {
    for (Subscription subscription : subscriptions.where(s -> s.wants(event))) {
      Delivery queued =
          log.insert(
              id ->
                  new Delivery(
                      id,
                      subscription.id(),
                      event,
                      "",
                      Delivery.PENDING,
                      null,
                      null,
                      null,
                      0,
                      now(),
                      null));
      waits.after(Duration.ZERO, () -> start(queued, subscription, data));
    }
    List<Delivery> all = log.all();
    all.stream().limit(Math.max(0, all.size() - KEPT)).forEach(oldest -> log.delete(oldest.id()));
  }

  private void start(
      Delivery queued, Subscription subscription, Supplier<Optional<ObjectNode>> data) {
    if (closed) {
      return;
    }
    Optional<ObjectNode> current = data.get();
    if (current.isEmpty()) {
      log.update(ended(queued, Delivery.FAILED, null, null, "the row is gone", 0));
      return;
    }
    ObjectNode message =
        Json.object().put("event", queued.eventType()).put("timestamp", Stamp.zulu(now()));
    message.set("data", current.get());
    Delivery built = withPayload(queued, Json.text(message));
    log.update(built);
    attempt(
        new Attempt(
            built,
            subscription,
            "/" + queued.eventType() + "/" + current.get().path("id").asText(),
            1));
  }

  /**
   * One of three.
   *
   * @param about for faults
   */
  private record Attempt(Delivery delivery, Subscription to, String about, int number) {
    Attempt next() {
      return new Attempt(delivery, to, about, number + 1);
    }
  }

  private void attempt(Attempt attempt) {
    if (closed) {
      return;
    }
    Fault fault = faults.meetDelivery(attempt.about()).orElse(null);
    if (fault == null) {
      send(attempt);
      return;
    }
    switch (fault.kind()) {
      case DELIVERY_LOST -> settle(attempt, failed(attempt, "lost on purpose"));
      case DELIVERY_FORGED -> send(attempt, FORGERS);
      case DELIVERY_LATE -> waits.after(fault.delay(), () -> send(attempt));
      case DELIVERY_TWICE -> {
        waits.after(fault.delay(), () -> sendAgain(attempt));
        send(attempt);
      }
      default -> throw new IllegalStateException("No fault of deliveries: " + fault);
    }
  }

  /** DCS knows nothing of it. */
  private void sendAgain(Attempt attempt) {
    try {
      client.send(
          request(attempt.delivery(), attempt.to(), attempt.to().secret()),
          HttpResponse.BodyHandlers.discarding());
    } catch (IOException lost) {
      // Then it did not arrive once more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Attempt attempt) {
    send(attempt, attempt.to().secret());
  }

  private void send(Attempt attempt, String secret) {
    if (closed) {
      return;
    }
    Delivery delivery = attempt.delivery();
    int number = attempt.number();
    Delivery done;
    try {
      HttpResponse<byte[]> response =
          client.send(
              request(delivery, attempt.to(), secret), HttpResponse.BodyHandlers.ofByteArray());
      String body = shortened(new String(response.body(), StandardCharsets.UTF_8));
      boolean accepted = response.statusCode() / 100 == 2;
      done =
          ended(
              delivery,
              accepted ? Delivery.SUCCESS : Delivery.FAILED,
              response.statusCode(),
              body,
              accepted ? null : "HTTP " + response.statusCode() + ": " + body,
              number);
    } catch (IOException | IllegalArgumentException e) {
      done = failed(attempt, String.valueOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    settle(attempt, done);
  }

  private void settle(Attempt attempt, Delivery done) {
    if (closed) {
      return;
    }
    if (done.status().equals(Delivery.FAILED) && attempt.number() <= WAITS.size()) {
      log.update(retried(done));
      waits.after(WAITS.get(attempt.number() - 1), () -> attempt(attempt.next()));
    } else {
      log.update(done);
    }
  }

  private Delivery failed(Attempt attempt, String why) {
    return ended(attempt.delivery(), Delivery.FAILED, null, null, why, attempt.number());
  }

  private static HttpRequest request(Delivery delivery, Subscription subscription, String secret) {
    byte[] body = delivery.payload().getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(subscription.url()))
        .timeout(LIMIT)
        .header("Accept", "*/*")
        .header("User-Agent", "Dream-Central-Storage-Webhook/1.0")
        .header("Content-Type", "application/json")
        .header("X-Webhook-Signature", Signature.header(secret, body))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private Delivery ended(
      Delivery delivery,
      String status,
      @Nullable Integer responseStatus,
      @Nullable String responseBody,
      @Nullable String error,
      int attempts) {
    return new Delivery(
        delivery.id(),
        delivery.subscriptionId(),
        delivery.eventType(),
        delivery.payload(),
        status,
        responseStatus,
        responseBody,
        error,
        attempts,
        delivery.createdAt(),
        now());
  }

  private static Delivery retried(Delivery failed) {
    return new Delivery(
        failed.id(),
        failed.subscriptionId(),
        failed.eventType(),
        failed.payload(),
        Delivery.PENDING,
        failed.responseStatus(),
        failed.responseBody(),
        failed.errorMessage(),
        failed.attemptCount(),
        failed.createdAt(),
        null);
  }

  private static Delivery withPayload(Delivery queued, String payload) {
    return new Delivery(
        queued.id(),
        queued.subscriptionId(),
        queued.eventType(),
        payload,
        queued.status(),
        null,
        null,
        null,
        0,
        queued.createdAt(),
        null);
  }

  private static String shortened(String text) {
    return text.length() <= LOGGED_CHARACTERS ? text : text.substring(0, LOGGED_CHARACTERS);
  }

  private Instant now() {
    return Stamp.stored(clock.instant());
  }

  /** What is under way is lost, as with the real one. */
  @Override
  public void close() {
    closed = true;
    client.shutdownNow();
  }
}
