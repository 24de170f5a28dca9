package org.dreamlms.lib.dcsevents;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.function.Supplier;
import org.dreamlms.lib.secrets.SecretArn;
import org.dreamlms.lib.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are believed. A function that verifies none needs none of it. A secret is given
 * as it is, or by its ARN; the template declares the former empty beside the latter.
 *
 * @param secret {@code DCS_WEBHOOK_SECRET}: at least {@link WebhookSecrets#SHORTEST} characters
 * @param secretPrevious {@code DCS_WEBHOOK_SECRET_PREVIOUS}: unset unless the secret is being
 *     changed; an empty one stops the start
 * @param secretArn {@code DCS_WEBHOOK_SECRET_ARN}: where it is in Secrets Manager, as {@link
 *     SecretArn} has it
 * @param secretPreviousArn {@code DCS_WEBHOOK_SECRET_PREVIOUS_ARN}: where the previous one is, or
 *     would be: while there is none, no secret is being changed
 * @param windowPast {@code DCS_WEBHOOK_WINDOW_PAST}: how old a delivery usually is at most; 1 s to
 *     1 day
 * @param windowFuture {@code DCS_WEBHOOK_WINDOW_FUTURE}: how far DCS's clock may be ahead; 1 s to 1
 *     day
 */
@ConfigurationProperties("dcs.webhook")
public record WebhookSettings(
    @Nullable String secret,
    @Nullable String secretPrevious,
    @Nullable String secretArn,
    @Nullable String secretPreviousArn,
    @Bindable(defaultValue = "10m") Duration windowPast,
    @Bindable(defaultValue = "5m") Duration windowFuture) {

  static final String SECRET = "DCS_WEBHOOK_SECRET";
  static final String SECRET_PREVIOUS = "DCS_WEBHOOK_SECRET_PREVIOUS";
  static final String ARN = "_ARN";

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  public WebhookSettings {
    secretArn = arn(SECRET + ARN, secretArn);
    secretPreviousArn = arn(SECRET_PREVIOUS + ARN, secretPreviousArn);
    secret = text(SECRET, secret, secretArn);
    secretPrevious = text(SECRET_PREVIOUS, secretPrevious, secretPreviousArn);
    within("DCS_WEBHOOK_WINDOW_PAST", windowPast);
    within("DCS_WEBHOOK_WINDOW_FUTURE", windowFuture);
  }

  /**
   * What deliveries are signed with. Nothing is read before it is checked or asked for.
   *
   * @param stored asked when one of them is given by its ARN
   * @throws ConfigurationException when there is none
   */
  public WebhookKeys keys(Supplier<Secrets> stored) {
    if (secret == null && secretArn == null) {
      throw new ConfigurationException(
          SECRET + " is not set, nor " + SECRET + ARN + ": what DCS signs its deliveries with");
    }
    return secret != null && secretPreviousArn == null
        ? new GivenKeys(new WebhookSecrets(secret, secretPrevious))
        : new StoredKeys(stored.get().keep(SECRET, new ReadSecrets(this)));
  }

  public EventWindow window() {
    return new EventWindow(windowPast, windowFuture);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "WebhookSettings[windowPast=" + windowPast + ", windowFuture=" + windowFuture + "]";
  }

  /** Null when there is none. */
  private static @Nullable String arn(String name, @Nullable String arn) {
    if (arn == null || arn.isBlank()) {
      return null;
    }
    SecretArn.of(name, arn);
    return arn;
  }

  /** Null when there is none, or an empty one beside its ARN. */
  private static @Nullable String text(String name, @Nullable String text, @Nullable String arn) {
    if (text == null || (arn != null && text.isBlank())) {
      return null;
    }
    if (arn != null) {
      throw new IllegalArgumentException(
          name + " and " + name + ARN + " are both set: which of them is meant?");
    }
    WebhookSecrets.check(name, text);
    return text;
  }

  private static void within(String name, Duration set) {
    if (set.compareTo(SHORTEST) < 0 || set.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " must be between 1s and 1d: " + set);
    }
  }
}
