package org.dreamlms.lib.dcsevents;

import static org.dreamlms.lib.dcsevents.WebhookSettings.ARN;
import static org.dreamlms.lib.dcsevents.WebhookSettings.SECRET;
import static org.dreamlms.lib.dcsevents.WebhookSettings.SECRET_PREVIOUS;

import java.util.Optional;
import java.util.function.Function;
import org.dreamlms.lib.secrets.SecretArn;
import org.dreamlms.lib.secrets.SecretReader;
import org.dreamlms.lib.secrets.SecretText;
import org.dreamlms.lib.secrets.SecretUnreadable;
import org.dreamlms.lib.secrets.SecretUnusable;
import org.jspecify.annotations.Nullable;

/** Reads both secrets, together where one version of a secret has both. */
final class ReadSecrets implements Function<SecretReader, WebhookSecrets> {
  private final @Nullable String secret;
  private final @Nullable String secretPrevious;
  private final @Nullable SecretArn arn;
  private final @Nullable SecretArn arnPrevious;

  ReadSecrets(WebhookSettings settings) {
    secret = settings.secret();
    secretPrevious = settings.secretPrevious();
    arn = arn(SECRET + ARN, settings.secretArn());
    arnPrevious = arn(SECRET_PREVIOUS + ARN, settings.secretPreviousArn());
  }

  /**
   * @throws SecretUnreadable when nobody gives one now
   * @throws IllegalArgumentException when there is no current one, or one is too short or no text
   */
  @Override
  public WebhookSecrets apply(SecretReader reader) {
    Optional<SecretText> text = arn == null ? Optional.empty() : reader.read(arn);
    String current = arn == null ? secret : text.flatMap(t -> t.at(arn)).orElse(null);
    if (current == null) {
      throw new SecretUnusable(SECRET + ARN + " names a secret or a key that is not there");
    }
    return new WebhookSecrets(
        arn == null ? SECRET : SECRET + ARN,
        current,
        arnPrevious == null ? SECRET_PREVIOUS : SECRET_PREVIOUS + ARN,
        arnPrevious == null ? secretPrevious : previous(reader, text, arnPrevious));
  }

  /** Null while none is being changed. */
  private @Nullable String previous(
      SecretReader reader, Optional<SecretText> current, SecretArn wanted) {
    boolean same = arn != null && arn.isOfSameText(wanted);
    return (same ? current : reader.read(wanted)).flatMap(text -> text.at(wanted)).orElse(null);
  }

  private static @Nullable SecretArn arn(String name, @Nullable String arn) {
    return arn == null ? null : SecretArn.of(name, arn);
  }
}
