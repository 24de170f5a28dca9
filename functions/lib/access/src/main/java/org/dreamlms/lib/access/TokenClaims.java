package org.dreamlms.lib.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks the claims of a token whose signature holds. Times are whole seconds, nothing else. */
final class TokenClaims {

  /** The end of year 9999: what {@link Instant} and every client can still write. */
  private static final long LATEST = 253_402_300_799L;

  private final AccessSettings settings;
  private final InstantSource clock;

  TokenClaims(AccessSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  TokenVerdict check(Map<String, ? extends @Nullable Object> claims) {
    if (!settings.issuer().equals(claims.get("iss"))) {
      return new TokenVerdict.Refused("issuer");
    }
    Object audience = claims.get("aud");
    if (!settings.audience().equals(audience) && !List.of(settings.audience()).equals(audience)) {
      return new TokenVerdict.Refused("audience");
    }
    Optional<Instant> expiresAt = time(claims.get("exp"));
    Optional<Instant> issuedAt = time(claims.get("iat"));
    if (expiresAt.isEmpty() || issuedAt.isEmpty()) {
      return new TokenVerdict.Refused("no exp or iat");
    }
    Instant now = clock.instant();
    if (!now.isBefore(expiresAt.get())) {
      return new TokenVerdict.Refused("expired");
    }
    if (isFuture(issuedAt.get(), now)) {
      return new TokenVerdict.Refused("issued in the future");
    }
    if (claims.containsKey("nbf")) {
      Optional<Instant> notBefore = time(claims.get("nbf"));
      if (notBefore.isEmpty() || isFuture(notBefore.get(), now)) {
        return new TokenVerdict.Refused("not valid yet");
      }
    }
    return user(claims.get("sub"))
        .<TokenVerdict>map(
            user -> new TokenVerdict.Accepted(new VerifiedToken(user, expiresAt.get())))
        .orElseGet(() -> new TokenVerdict.Refused("subject"));
  }

  private static boolean isFuture(Instant time, Instant now) {
    return time.isAfter(now.plus(TokenFormat.CLOCK_TOLERANCE));
  }

  private static Optional<Instant> time(@Nullable Object claim) {
    return claim instanceof Long seconds && seconds >= 0 && seconds <= LATEST
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  /** Only the canonical spelling: {@link UUID#fromString} also takes {@code 1-1-1-1-1}. */
  private static Optional<UUID> user(@Nullable Object claim) {
    try {
      return claim instanceof String text && UUID.fromString(text).toString().equals(text)
          ? Optional.of(UUID.fromString(text))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
