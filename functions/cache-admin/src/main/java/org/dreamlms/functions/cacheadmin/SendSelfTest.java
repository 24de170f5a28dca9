package org.dreamlms.functions.cacheadmin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.Outcome;
import org.dreamlms.lib.dcsevents.PublicUrl;
import org.dreamlms.lib.dcsevents.WebhookSignature;
import org.dreamlms.lib.lambdahttp.Invocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a webhook as DCS does, to where DCS does: of an event that nobody knows, so it has no
 * effect. Shows that the address, the permission, the secret, the function and its log fit
 * together.
 *
 * <p>The JDK's client, made for each test: it is sent once in a month, and a connection that an
 * earlier test left would have died while all was frozen. No redirect is followed, and nothing is
 * kept of what is answered but its status.
 */
@Singleton
final class SendSelfTest {
  /** What it says. Begins as no event of DCS does. */
  static final String EVENT = "lms.test";

  /** DCS waits longer, but who waits here is a person. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  /** Kept of the invocation for looking into the log. */
  static final Duration FOR_THE_LOG = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(SendSelfTest.class);

  private final SigningSecrets secrets;
  private final BeanProvider<PublicUrl> url;
  private final EventStores stores;
  private final Invocation invocation;
  private final InstantSource clock;

  SendSelfTest(
      SigningSecrets secrets,
      BeanProvider<PublicUrl> url,
      EventStores stores,
      Invocation invocation,
      InstantSource clock) {
    this.secrets = secrets;
    this.url = url;
    this.stores = stores;
    this.invocation = invocation;
    this.clock = clock;
  }

  /**
   * @throws EventsUnavailable when it cannot be sent for want of a setting of its secret or of
   *     time, or when the log does not answer
   */
  SelfTested send() {
    Instant began = clock.instant();
    byte[] body =
        ("{\"event\":\"%s\",\"timestamp\":\"%s\",\"nonce\":\"%s\"}")
            .formatted(EVENT, began, UUID.randomUUID())
            .getBytes(UTF_8);
    EventId id = EventId.of(body);
    Integer answered = answered(request(body));
    long millis = Duration.between(began, clock.instant()).toMillis();
    boolean recorded =
        stores.log().find(id).filter(record -> record.outcome() == Outcome.IGNORED).isPresent();
    return SelfTested.of(answered, millis, id.uuid(), recorded);
  }

  private HttpRequest request(byte[] body) {
    try {
      URI address =
          url.get()
              .address()
              .orElseThrow(() -> new ConfigurationException("DCS_WEBHOOK_URL is not set"));
      String signature = new WebhookSignature(secrets.newest()).sign(body);
      return HttpRequest.newBuilder(address)
          .header("Content-Type", "application/json")
          .header(WebhookSignature.HEADER, signature)
          .POST(HttpRequest.BodyPublishers.ofByteArray(body))
          .build();
    } catch (BeanContextException | ConfigurationException cannot) {
      throw new EventsUnavailable("test the webhook, for want of a setting", cannot);
    }
  }

  /** Null when there was no answer in time. */
  private @Nullable Integer answered(HttpRequest request) {
    Duration left = invocation.remaining(LONGEST.plus(FOR_THE_LOG)).minus(FOR_THE_LOG);
    if (!left.isPositive()) {
      throw new EventsUnavailable("test the webhook, for want of time", null);
    }
    Duration wait = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(wait)
            .build();
    try {
      return client
          .sendAsync(request, BodyHandlers.discarding())
          .get(wait.toMillis(), TimeUnit.MILLISECONDS)
          .statusCode();
    } catch (ExecutionException | TimeoutException none) {
      LOG.warn("The webhook that was sent as a test has no answer", none);
      return null;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      client.shutdownNow();
    }
  }
}
