package org.dreamlms.lib.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are made; only the function that logs people in has these settings.
 *
 * @param signingKey {@code ACCESS_SIGNING_KEY}: a private P-256 key as JSON Web Key with a {@code
 *     kid}; its public half must stand in {@code ACCESS_PUBLIC_KEYS}
 * @param tokenLife {@code ACCESS_TOKEN_LIFE}: 1 minute to 24 hours. A school day by default: a
 *     token cannot be taken back, only its user can be
 */
@ConfigurationProperties("access")
public record SigningSettings(
    @Nullable String signingKey, @Bindable(defaultValue = "8h") Duration tokenLife) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  public SigningSettings {
    if (tokenLife.compareTo(SHORTEST) < 0 || tokenLife.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "ACCESS_TOKEN_LIFE must be between 1m and 24h: " + tokenLife);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "SigningSettings[signingKey=" + (signingKey == null ? "none" : "***") + "]";
  }
}
