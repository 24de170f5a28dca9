package org.dreamlms.lib.dcsevents;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are believed. A function that verifies none needs none of it.
 *
 * @param secret {@code DCS_WEBHOOK_SECRET}: at least {@link WebhookSecrets#SHORTEST} characters
 * @param secretPrevious {@code DCS_WEBHOOK_SECRET_PREVIOUS}: unset unless the secret is being
 *     changed; an empty one stops the start
 * @param windowPast {@code DCS_WEBHOOK_WINDOW_PAST}: how old a delivery usually is at most; 1 s to
 *     1 day
 * @param windowFuture {@code DCS_WEBHOOK_WINDOW_FUTURE}: how far DCS's clock may be ahead; 1 s to 1
 *     day
 */
@ConfigurationProperties("dcs.webhook")
public record WebhookSettings(
    @Nullable String secret,
    @Nullable String secretPrevious,
    @Bindable(defaultValue = "10m") Duration windowPast,
    @Bindable(defaultValue = "5m") Duration windowFuture) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  public WebhookSettings {
    if (secret != null) {
      WebhookSecrets.check("DCS_WEBHOOK_SECRET", secret);
    }
    if (secretPrevious != null) {
      WebhookSecrets.check("DCS_WEBHOOK_SECRET_PREVIOUS", secretPrevious);
    }
    within("DCS_WEBHOOK_WINDOW_PAST", windowPast);
    within("DCS_WEBHOOK_WINDOW_FUTURE", windowFuture);
  }

  /**
   * @throws ConfigurationException when there is none
   */
  public WebhookSecrets secrets() {
    if (secret == null) {
      throw new ConfigurationException(
          "DCS_WEBHOOK_SECRET is not set: what DCS signs its deliveries with");
    }
    return new WebhookSecrets(secret, secretPrevious);
  }

  public EventWindow window() {
    return new EventWindow(windowPast, windowFuture);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "WebhookSettings[windowPast=" + windowPast + ", windowFuture=" + windowFuture + "]";
  }

  private static void within(String name, Duration set) {
    if (set.compareTo(SHORTEST) < 0 || set.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " must be between 1s and 1d: " + set);
    }
  }
}
