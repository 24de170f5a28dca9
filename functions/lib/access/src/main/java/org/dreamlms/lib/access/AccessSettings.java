package org.dreamlms.lib.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are checked.
 *
 * @param maxAge {@code ACCESS_MAX_AGE}: how old a cached identity or grant may be, which is how
 *     late a lowered role or a deactivated user is noticed; 0 (no cache) to 1 minute
 * @param issuer {@code ACCESS_ISSUER}: the {@code iss} of our tokens
 * @param audience {@code ACCESS_AUDIENCE}: the {@code aud} of our tokens
 * @param publicKeys {@code ACCESS_PUBLIC_KEYS}: a JSON Web Key Set (RFC 7517) of public P-256 keys,
 *     each with a {@code kid}; a key that is rotated out stays in it until its last token is over
 */
@ConfigurationProperties("access")
public record AccessSettings(
    @Bindable(defaultValue = "5s") Duration maxAge,
    @Bindable(defaultValue = "https://dreamlms.org") String issuer,
    @Bindable(defaultValue = "dream-lms") String audience,
    @Nullable String publicKeys) {

  private static final Duration LONGEST_MAX_AGE = Duration.ofMinutes(1);

  public AccessSettings {
    if (maxAge.isNegative() || maxAge.compareTo(LONGEST_MAX_AGE) > 0) {
      throw new IllegalArgumentException("ACCESS_MAX_AGE must be between 0s and 60s: " + maxAge);
    }
    if (issuer.isBlank() || audience.isBlank()) {
      throw new IllegalArgumentException("ACCESS_ISSUER and ACCESS_AUDIENCE must not be blank");
    }
  }
}
