package org.dreamlms.lib.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that were already verified, so that a page with forty pictures costs one signature check.
 * Kept by SHA-256, so that a heap dump holds no token; the time is looked at on each use.
 */
@Singleton
final class VerifiedTokens {
  private static final Logger LOG = LoggerFactory.getLogger(VerifiedTokens.class);

  /** About 200 bytes each. */
  private static final int MAX_TOKENS = 1_000;

  /** Longer than a token lives: its own end decides. */
  private static final Duration AGE_IS_NO_MATTER = Duration.ofDays(365);

  private final TokenVerifier verifier;
  private final InstantSource clock;
  private final RecentReads<String, TokenVerdict> verdicts;

  VerifiedTokens(TokenVerifier verifier, InstantSource clock) {
    this.verifier = verifier;
    this.clock = clock;
    this.verdicts = new RecentReads<>(AGE_IS_NO_MATTER, MAX_TOKENS, clock);
  }

  /** A refusal is written to the log, without the token, and is not remembered. */
  TokenVerdict verify(String token) {
    TokenVerdict verdict =
        verdicts.get(
            sha256(token),
            key -> verifier.verify(token),
            found -> found instanceof TokenVerdict.Accepted);
    TokenVerdict now =
        switch (verdict) {
          case TokenVerdict.Accepted(VerifiedToken known)
              when !clock.instant().isBefore(known.expiresAt()) ->
              new TokenVerdict.Refused("expired");
          case TokenVerdict.Accepted accepted -> accepted;
          case TokenVerdict.Refused refused -> refused;
        };
    if (now instanceof TokenVerdict.Refused(String reason)) {
      LOG.info("A token was refused: {}", reason);
    }
    return now;
  }

  private static String sha256(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
