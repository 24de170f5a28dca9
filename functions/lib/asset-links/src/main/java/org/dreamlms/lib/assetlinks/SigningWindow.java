package org.dreamlms.lib.assetlinks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a link counts as signed, and how long it works.
 *
 * <p>With lasting credentials all links of a quarter of an hour are signed as of its start: every
 * container gives the same address for the same object, so browsers find it in their own cache, and
 * a link has at least 45 of its 60 minutes left when it is handed out
 * (infra/docs/adr/0006-two-signers.md). Temporary credentials end at a time of their own; there the
 * link is signed as of now, and ends when they do.
 */
record SigningWindow(Instant signedAt, Duration life) {
  static final Duration QUANTUM = Duration.ofMinutes(15);
  static final Duration LIFE = Duration.ofMinutes(60);

  /**
   * @throws SigningKeysExpiredException when the credentials have less than a second left
   */
  static SigningWindow at(Instant now, @Nullable Instant credentialsExpireAt) {
    if (credentialsExpireAt == null) {
      long quantum = QUANTUM.toSeconds();
      long start = Math.floorDiv(now.getEpochSecond(), quantum) * quantum;
      return new SigningWindow(Instant.ofEpochSecond(start), LIFE);
    }
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    // Whole seconds, rounded down: never longer than the credentials.
    Duration left = Duration.ofSeconds(Duration.between(second, credentialsExpireAt).toSeconds());
    if (!left.isPositive()) {
      throw new SigningKeysExpiredException(credentialsExpireAt);
    }
    return new SigningWindow(second, left.compareTo(LIFE) < 0 ? left : LIFE);
  }

  Instant expiresAt() {
    return signedAt.plus(life);
  }
}
