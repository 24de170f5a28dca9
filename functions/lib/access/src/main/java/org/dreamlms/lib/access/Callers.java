package org.dreamlms.lib.access;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** From a token to the caller, as the identity store knows it at most {@code maxAge} ago. */
@Singleton
final class Callers {

  /** About 150 bytes each; one environment meets few users within the maximal age. */
  private static final int MAX_IDENTITIES = 1_000;

  private final VerifiedTokens tokens;
  private final Identities identities;
  private final RecentReads<UUID, Optional<Identity>> recent;

  Callers(
      VerifiedTokens tokens, Identities identities, AccessSettings settings, InstantSource clock) {
    this.tokens = tokens;
    this.identities = identities;
    this.recent = new RecentReads<>(settings.maxAge(), MAX_IDENTITIES, clock);
  }

  /**
   * @throws ProblemException {@code INVALID_TOKEN}, {@code NOT_FOUND} for a deleted user, {@code
   *     INACTIVE_USER}
   */
  Caller identify(String token) {
    Identity identity =
        switch (tokens.verify(token)) {
          case TokenVerdict.Refused refused ->
              throw new ProblemException(
                  ProblemType.INVALID_TOKEN, "Could not validate credentials");
          case TokenVerdict.Accepted(VerifiedToken verified) ->
              recent
                  .get(verified.user(), identities::find)
                  .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "User not found"));
        };
    if (!identity.active()) {
      throw new ProblemException(ProblemType.INACTIVE_USER, "Inactive user");
    }
    return identity.caller();
  }
}
