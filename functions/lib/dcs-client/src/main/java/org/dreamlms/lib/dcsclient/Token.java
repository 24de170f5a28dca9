package org.dreamlms.lib.dcsclient;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A token of DCS.
 *
 * @param renewAt from then on a new one should be fetched while this one still works
 */
record Token(Secret bearer, Instant renewAt, Instant expiresAt) {

  /** Default lifetime of DCS (DCS contract 1.2), for a token that does not tell. */
  private static final Duration USUAL = Duration.ofMinutes(30);

  /** As the real LMS does. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  private static final int NESTING = 5;

  /** An API key never runs out. */
  static Token ofKey(Secret key) {
    return new Token(key, Instant.MAX, Instant.MAX);
  }

  /**
   * A token that was received just now. Its signature is DCS's business. With {@code iat} only the
   * difference to {@code exp} counts, so that a clock of DCS which is wrong does no harm.
   */
  static Token received(String text, Instant now) {
    Duration lifetime = lifetime(text, now);
    // A fifth, for tokens that live shorter than they would be renewed early.
    Duration early = lifetime.dividedBy(5).compareTo(EARLY) < 0 ? lifetime.dividedBy(5) : EARLY;
    Instant end = now.plus(lifetime);
    return new Token(new Secret(text), end.minus(early), end);
  }

  private static Duration lifetime(String text, Instant now) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return USUAL;
    }
    try {
      JsonNode claims = new JsonReader(NESTING).readObject(Base64.getUrlDecoder().decode(parts[1]));
      Instant expires = seconds(claims.get("exp"));
      Instant issued = seconds(claims.get("iat"));
      if (expires == null) {
        return USUAL;
      }
      Duration lifetime = Duration.between(issued == null ? now : issued, expires);
      return lifetime.isPositive() && lifetime.compareTo(Duration.ofDays(365)) < 0
          ? lifetime
          : USUAL;
    } catch (IOException | IllegalArgumentException _) {
      return USUAL; // not a JWT after all
    }
  }

  /** Null unless it is a number of this century. */
  private static @Nullable Instant seconds(@Nullable JsonNode claim) {
    if (claim == null || !claim.isNumber()) {
      return null;
    }
    long seconds = claim.getLongValue();
    return seconds > 0 && seconds < 4_102_444_800L ? Instant.ofEpochSecond(seconds) : null;
  }
}
